"""The child process that serves a GGUF file: `python -m lab.engines.llm.llama FILE THREADS`.

Its key comes as the first line of standard input; it prints its address, and ends when that input does.
"""

import os
import sys
import threading

CONTEXT = 8192
"""Tokens a request may hold; the places of one server share their sum."""
PLACES = 2
ADDRESS = '127.0.0.1'


def main(model: str, threads: int) -> None:
    import xllamacpp

    key = sys.stdin.readline().strip()
    params = xllamacpp.CommonParams()
    params.model.path = model
    params.n_ctx = CONTEXT * PLACES
    params.n_parallel = PLACES
    params.hostnames = [ADDRESS]
    params.port = 0
    params.api_keys = [key]
    params.model_alias = {'local'}
    params.use_jinja = True
    params.ui = False
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = threads
    out = os.dup(1)
    os.dup2(2, 1)  # what the library prints is no address
    server = xllamacpp.Server(params)
    os.write(out, f'{server.listening_address}\n'.encode())
    threading.Thread(target=_until_left, daemon=True).start()
    threading.Event().wait()


def _until_left() -> None:
    while sys.stdin.readline():
        pass
    os._exit(0)


if __name__ == '__main__':
    main(sys.argv[1], int(sys.argv[2]))

"""The process in which one document is read: order and bytes come in on stdin, JSON goes out on stdout, then it ends.

It is started as a file in Python's isolated mode without `site`, which would take longer than all the rest; so it is
told where to find packages, after those of Python itself.
"""

import codecs
import json
import os
import sys
from types import TracebackType

if __name__ == '__main__':
    sys.path.extend(sys.argv[1].split(os.pathsep))

from lab.documents.confine import isolate, limit
from lab.documents.parse import bounded, reader_for
from lab.documents.sniff import kind_of
from lab.errors import UnreadableDocument

CODECS = ('ascii', 'cp1252', 'cp437', 'latin-1', 'utf-16', 'utf-16-le', 'utf-16-be', 'utf-32', 'utf-8-sig')
"""Python loads these when they are first used, which is too late once no file can be opened."""


def main() -> None:
    limit()
    sys.excepthook = _report
    head, _, content = sys.stdin.buffer.read().partition(b'\n')
    order = json.loads(head)
    try:
        read = reader_for(kind_of(content, order['file_name']), order['pages'], order['second'])
        for name in CODECS:
            codecs.lookup(name)
        isolate()
        _answer(bounded(read(content)).payload())
    except UnreadableDocument as refusal:
        _answer({'refused': refusal.kind, 'sentence': refusal.sentence})


def _report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Where it failed, for the log; never what was read."""
    while trace and trace.tb_next:
        trace = trace.tb_next
    place = f'{trace.tb_frame.f_globals["__name__"]}:{trace.tb_lineno}' if trace else ''
    _answer({'failed': f'{kind.__name__} {place}'})


def _answer(payload: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(payload))
    sys.stdout.flush()


if __name__ == '__main__':
    main()

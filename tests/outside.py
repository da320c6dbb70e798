"""Nothing in the tests leaves this machine: no model that costs money, no service, no name server."""

import socket
from collections.abc import Generator
from typing import Any

import pytest

LOCAL = ('127.0.0.1', '::1', 'localhost', '0.0.0.0', '', None)


@pytest.fixture(autouse=True, scope='session')
def nothing_leaves_this_machine() -> Generator[None, None, None]:
    """A name that is not this machine's is not looked up, and keys of model vendors are not there."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ('OPENAI_API_KEY', 'OPENAI_BASE_URL', 'LAB_LLM_KEY', 'LAB_LLM_URL', 'LAB_LLM_MODEL', 'LAB_ENGINE'):
            patch.delenv(name, raising=False)
        real = socket.getaddrinfo

        def guarded(host: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
            name = host.decode() if isinstance(host, bytes) else host
            if name not in LOCAL and not str(name).startswith('127.'):
                raise AssertionError(f'A test wants to reach {name}.')
            return real(host, *args, **kwargs)

        patch.setattr(socket, 'getaddrinfo', guarded)
        yield

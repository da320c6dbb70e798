"""What the child process that reads is allowed: little memory and time, no files, no network, no rights."""

import ctypes
import os
import resource
import signal
import sys

CPU_SECONDS = 5
MEMORY_BYTES = 400 * 2**20
OPEN_FILES = 32
NOBODY = 65534
_PR_SET_PDEATHSIG, _PR_SET_NO_NEW_PRIVS = 1, 38
_CLONE_NEWUSER, _CLONE_NEWNET = 0x10000000, 0x40000000


def limit() -> None:
    """Before the first byte is looked at."""
    _cap(resource.RLIMIT_CPU, CPU_SECONDS)
    _cap(resource.RLIMIT_CORE, 0)
    if sys.platform == 'linux':
        _cap(resource.RLIMIT_AS, MEMORY_BYTES)
        _die_with_parent()


def isolate() -> None:
    """Once everything is imported: from here on nothing can be opened, started, written or reached.

    An ordinary user gets a user namespace of their own, where the system permits it, so that the network can go.
    """
    if sys.platform == 'linux':
        libc = ctypes.CDLL(None)
        root = os.geteuid() == 0
        libc.unshare(_CLONE_NEWNET if root else _CLONE_NEWUSER | _CLONE_NEWNET)
        if root:
            os.setgroups([])
            os.setresgid(NOBODY, NOBODY, NOBODY)
            os.setresuid(NOBODY, NOBODY, NOBODY)
        libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
        _die_with_parent()  # a change of user takes it back
    _cap(resource.RLIMIT_NOFILE, OPEN_FILES)
    _cap(resource.RLIMIT_FSIZE, 0)
    _cap(resource.RLIMIT_NPROC, 0)


def _cap(kind: int, most: int) -> None:
    _, hard = resource.getrlimit(kind)
    least = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(kind, (least, least))


def _die_with_parent() -> None:
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)

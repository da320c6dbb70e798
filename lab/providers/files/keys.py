"""Which storage keys are allowed: plain names parted by slashes, so that no key leaves its place."""

import re

from lab.errors import InvalidInput

_KEY = re.compile(r'[A-Za-z0-9_-][A-Za-z0-9._-]*(?:/[A-Za-z0-9_-][A-Za-z0-9._-]*)*')
LONGEST = 500


def checked(key: str) -> str:
    if len(key) > LONGEST or not _KEY.fullmatch(key):
        raise InvalidInput('This file has no valid place in the storage.')
    return key

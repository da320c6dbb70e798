"""Sentences out of a JSON object that is still being written."""

import json
import re
from itertools import pairwise

NOT_AN_END = re.compile(r'(?:\b(?:e\.g|i\.e|etc|vs|Dr|Mr|Mrs|Ms|Prof|St|No|approx|Inc|Ltd|Co|U\.S|U\.K)|\b[A-Z])\.$')
END = re.compile(r'[.!?…]+["”’\')\]]*(?=\s+\S)')


class Growing:
    """The string under `key`, as far as it has come."""

    def __init__(self, key: str) -> None:
        self._key = re.compile(rf'"{key}"\s*:\s*"')
        self._handed = 0

    def new_sentences(self, written: str) -> list[str]:
        """Those that have become whole since the last call, in order."""
        found = self._key.search(written)
        if found is None:
            return []
        text, whole = _string(written[found.end() :])
        ends = [match.end() for match in END.finditer(text) if not NOT_AN_END.search(text[: match.end()])]
        ends += [len(text)] if whole else []
        cuts = [self._handed, *(end for end in ends if end > self._handed)]
        self._handed = cuts[-1]
        pieces = (text[a:b].strip() for a, b in pairwise(cuts))
        return [piece for piece in pieces if piece]


def sentences(text: str) -> list[str]:
    return Growing('text').new_sentences(json.dumps({'text': text}, ensure_ascii=False))


def _string(raw: str) -> tuple[str, bool]:
    """The decoded beginning of a JSON string, and whether its end has come."""
    end = re.match(r'(?:[^"\\]|\\.)*', raw, re.DOTALL)
    body = end[0] if end else ''
    whole = raw[len(body) :].startswith('"')
    body = re.sub(r'\\u[0-9a-fA-F]{0,3}$', '', body)
    try:
        return str(json.loads(f'"{body}"', strict=False)), whole
    except ValueError:
        return '', False

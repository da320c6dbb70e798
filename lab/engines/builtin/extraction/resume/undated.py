"""Posts that a résumé gives without a date: two short rows on their own that name a title and an employer."""

from lab.engines.builtin.extraction.organisations import employer_score
from lab.engines.builtin.extraction.resume.blocks import Block
from lab.engines.builtin.extraction.resume.heads import head_like
from lab.engines.builtin.extraction.resume.rows import Row
from lab.engines.builtin.extraction.titles import title_score


def with_undated(rows: list[Row], dated: list[Block]) -> list[Block]:
    """The dated blocks, those that hold an undated post in their body cut in two, and what stands before the first."""
    first = min((row.at for block in dated for row in block.head), default=None)
    before = [row for row in rows if first is None or row.at < first]
    blocks = [*_cut(Block([], body=before)), *(part for block in dated for part in _cut(block))]
    return [block for block in blocks if block.head]


def _cut(block: Block) -> list[Block]:
    blocks = [block]
    body, block.body = block.body, []
    skip = None
    for row, below in zip(body, [*body[1:], None], strict=False):
        if row is skip:
            continue
        if below is not None and _is_head(row, below, first=not blocks[-1].head and not blocks[-1].body):
            blocks.append(Block([row, below]))
            skip = below
        else:
            blocks[-1].body.append(row)
    return blocks


def _is_head(row: Row, below: Row, first: bool) -> bool:
    """Set off from what stands above, a title over an employer or the other way round."""
    if not head_like(row, None) or not head_like(below, None) or (row.gap < 1 and not first):
        return False
    if row.style != below.style and not row.line.bold and not below.line.bold:
        return False
    marked = below.text.rstrip().endswith(('-', '–'))
    titled = title_score(row.plain) >= 1.5 and title_score(below.plain) < 1.5
    named = employer_score(below.plain) >= (0.9 if marked or first or below.gap >= 1 else 2.2)
    turned = employer_score(row.plain) >= 2 and title_score(below.plain) >= 2 > title_score(row.plain)
    return (titled and named) or turned

"""Posts that a résumé gives without a date: found where a head like those of the dated posts stands on its own."""

from lab.engines.builtin.extraction.resume.blocks import Block
from lab.engines.builtin.extraction.resume.rows import Row


def undated_blocks(rows: list[Row], dated: list[Block]) -> list[Block]:
    return dated

"""How a section builds the heads of its entries: how many rows above and below the date name the post.

One résumé builds all its entries alike, so the shape is chosen once for the section: the one under which most entries
have a title and an employer, with few rows left over and the same looks in the same places.
"""

from collections import Counter

from lab.engines.builtin.extraction.organisations import employer_score
from lab.engines.builtin.extraction.places import is_place
from lab.engines.builtin.extraction.resume.dating import row_date, without_date
from lab.engines.builtin.extraction.resume.heads import head_like
from lab.engines.builtin.extraction.resume.rows import Row
from lab.engines.builtin.extraction.resume.segments import split_strongly, two_parts
from lab.engines.builtin.extraction.titles import title_score

MOST_AROUND, SAMPLE = 3, 40
SHAPES = [(up, down) for up in range(4) for down in range(4) if up + down <= MOST_AROUND]
OPENS_SO, LOOKS_ALIKE, WASTED, BETTER, NAMES_SOMETHING = 0.2, 0.25, 0.22, 0.02, 0.5


class Layout:
    """The rows of a section and the places of the dated ones among them."""

    def __init__(self, rows: list[Row], dated: list[int]) -> None:
        self.rows, self.dated = rows, dated
        marked = set(dated)
        self.texts = [without_date(row, row_date(row) if i in marked else None) for i, row in enumerate(rows)]
        self.reach = [self._reach(n) for n in range(len(dated))]

    def heads(self) -> list[list[int]]:
        """For each dated row the other rows of its head.

        The rows between the section's heading and its first date can only be a head: a hint for all of them.
        """
        above_first = len(self.reach[0][0])
        opening = above_first if self.dated[0] == above_first else -1
        best, best_quality = SHAPES[0], -1.0
        for shape in SHAPES:
            quality = self._quality(*shape) + (OPENS_SO if shape[0] == opening else 0.0)
            if quality > best_quality + BETTER:
                best, best_quality = shape, quality
        return [
            self._fitted(above[: max(best[0], self._stood_under(i))], below[: best[1]])
            for i, (above, below) in zip(self.dated, self.reach, strict=True)
        ]

    def _reach(self, n: int) -> tuple[list[int], list[int]]:
        """Rows next to a dated row that could belong to its head, nearest first, above and below."""
        i = self.dated[n]
        floor = self.dated[n - 1] if n else -1
        ceiling = self.dated[n + 1] if n + 1 < len(self.dated) else len(self.rows)
        above, below = [], []
        for k in range(i - 1, max(floor, i - 1 - MOST_AROUND), -1):
            under_mark = '\t' in self.rows[k + 1].text and self.rows[k + 1].bullet
            if under_mark or not head_like(self.rows[k], self.rows[k - 1] if k else None):
                break
            above.append(k)
        for k in range(i + 1, min(ceiling, i + 1 + MOST_AROUND)):
            if not head_like(self.rows[k], self.rows[k - 1]) or self._opens_next(k):
                break
            below.append(k)
        return above, below

    def _opens_next(self, k: int) -> bool:
        """A blank line above it and none below: the row stands over the next date."""
        return self.rows[k].gap >= 1 and k + 1 in self.dated and self.rows[k + 1].gap < 1

    def _stood_under(self, i: int) -> int:
        """1 when an employer's name stands over this date between a blank line and it, whatever the others do."""
        named = i > 0 and self._opens_next(i - 1) and i - 1 not in self.dated
        return int(named and title_score(self.texts[i - 1]) < 1 <= employer_score(self.texts[i - 1]))

    def _quality(self, up: int, down: int) -> float:
        """How well a shape explains the section; 0 to about 2.5."""
        total, looks, used = 0.0, [], set[int]()
        sample = list(zip(self.dated, self.reach, strict=True))[:SAMPLE]
        for i, (above, below) in sample:
            head = sorted([*(k for k in above[:up] if k not in used), i, *below[:down]])
            used.update(head)
            total += self._post_strength(head) - WASTED * self._wasted(head, i)
            looks.append(tuple((k - i, self.rows[k].style, self.rows[k].line.italic) for k in head))
        alike = Counter(looks).most_common(1)[0][1] / len(looks)
        return total / len(sample) + LOOKS_ALIKE * alike

    def _post_strength(self, head: list[int]) -> float:
        """How surely these rows name a title and an employer, 0 to 2."""
        parts = [part for k in head for part in split_strongly(self.texts[k]) if not is_place(part)]
        if not parts:
            return 0.0
        if len(parts) == 1:
            cut = two_parts(parts[0])
            return 0.95 * (min(title_score(cut.title), 2) + min(employer_score(cut.employer), 2)) / 2
        title = max(parts, key=lambda part: title_score(part) - 0.5 * employer_score(part))
        employer = max(employer_score(part) - 0.3 * title_score(part) for part in parts if part is not title)
        return (min(title_score(title), 2) + min(employer, 2)) / 2

    def _wasted(self, head: list[int], dated: int) -> int:
        """Rows beyond those that a title, an employer and a place need."""
        useful = sum(bool(split_strongly(self.texts[k])) for k in head)
        return max(0, useful - 2) + sum(self._strength(k) < 1.0 for k in head if k != dated)

    def _fitted(self, above: list[int], below: list[int]) -> list[int]:
        """The head under the shape; a far row that names nothing stays out."""
        while above and above[-1] > 0 and self._strength(above[-1]) < NAMES_SOMETHING:
            above = above[:-1]
        while below and self._strength(below[-1]) < NAMES_SOMETHING:
            below = below[:-1]
        return above + below

    def _strength(self, k: int) -> float:
        text = self.texts[k]
        return max(title_score(text), employer_score(text), 1.0 if is_place(text) else 0.0)

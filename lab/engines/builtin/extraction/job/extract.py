"""A posting to its draft: title, company, duties, demands, wishes, seniority and signals."""

from lab.engines.builtin.extraction.injections import without_injections
from lab.engines.builtin.extraction.job.headings import announces, is_lead_in
from lab.engines.builtin.extraction.job.labels import label_of, labelled_parts
from lab.engines.builtin.extraction.job.lists import mark_bare_lists
from lab.engines.builtin.extraction.job.passages import Passage, passages
from lab.engines.builtin.extraction.job.seniority import job_seniority
from lab.engines.builtin.extraction.job.signals import job_signals
from lab.engines.builtin.extraction.job.sorting import Item, sort_items, weigh
from lab.engines.builtin.extraction.job.title import job_company, job_title
from lab.engines.builtin.extraction.limits import bounded
from lab.engines.builtin.extraction.sentences import sentences
from lab.engines.builtin.extraction.skills import find_skills
from lab.models.document import ReadText
from lab.models.extraction import JobExtraction, JobItem, JobSkill, Span

WEAK, ENOUGH = 1.4, 2
SILENT = ('other', 'assessed')


def extract_job(text: ReadText) -> JobExtraction:
    """Items keep their wording; each stands in one list only."""
    text, notices = without_injections(bounded(text))
    found = passages(text)
    mark_bare_lists(found)
    items = _items(found)
    of = _lists(items, sort_items(items))
    required = [_skill(p) for p in of.get('required', [])]
    title = job_title(found)
    return JobExtraction(
        title=title,
        company=job_company(found, title),
        responsibilities=[JobItem(text=p.text, span=_span(p)) for p in of.get('responsibilities', [])],
        required_skills=required,
        nice_to_have_skills=[_skill(p) for p in of.get('nice', [])],
        seniority=job_seniority(title, text.text, [each.text for each in required]),
        signals=job_signals([i.passage for i in items if i.heading not in SILENT], of.get('assessed', [])),
        notices=[*text.notices, *notices],
    )


def _items(found: list[Passage]) -> list[Item]:
    """Everything below the title that could be a duty or a demand; headings leave their mark and go.

    A heading holds until the next one; a lead-in holds for the list that follows it.
    """
    items: list[Item] = []
    heading, lead_in, level, announced = '', '', 0, False
    usual = _usual_gap(found)
    for passage, below in zip(found, [*found[1:], None], strict=False):
        kind = announces(passage, below)
        if kind is not None:
            if is_lead_in(passage):
                lead_in = 'nice' if heading == 'nice' and kind == 'required' else kind
            else:
                heading, level, lead_in = _under(heading, level, kind, passage), passage.level or level, ''
            announced = True
            continue
        broken = bool(items) and (passage.gap > usual or items[-1].passage.bullet != passage.bullet)
        if broken and not announced:
            lead_in = ''
        labelled = label_of(passage)
        strung = not passage.bullet and ';' in passage.text and (lead_in or heading) in ('required', 'nice')
        for part in labelled_parts(passage) if labelled or strung else _parts(passage):
            items.append(Item(part, labelled or lead_in or heading, broken or bool(labelled), announced))
            broken = announced = False
    return items


def _under(heading: str, level: int, kind: str, passage: Passage) -> str:
    """A heading of unknown kind keeps the kind of the heading it stands below."""
    return kind or (heading if passage.level > level > 0 else '')


def _parts(passage: Passage) -> list[Passage]:
    if passage.bullet:
        return [passage]
    spans = sentences(passage.text)
    at = passage.start
    return [Passage(passage.text[s:e].strip(), at + s, min(at + e, passage.end), gap=passage.gap) for s, e in spans]


def _lists(items: list[Item], kinds: list[str]) -> dict[str, list[Passage]]:
    """The passages of each kind. Running text yields to a list: where one stands, the prose only introduces it."""
    of: dict[str, list[Passage]] = {}
    for item, kind in zip(items, kinds, strict=True):
        sure = item.passage.bullet and not item.passage.bare
        if sure or (weigh(item)[kind] >= WEAK and len(item.passage.text.split()) >= 3):
            of.setdefault(kind, []).append(item.passage)
    for kind, members in of.items():
        listed = [p for p in members if p.bullet]
        of[kind] = _distinct(listed if len(listed) >= ENOUGH else members)
    return of


def _usual_gap(found: list[Passage]) -> int:
    gaps = sorted(p.gap for p, above in zip(found[1:], found, strict=False) if p.bullet and above.bullet)
    return gaps[len(gaps) // 2] if gaps else 0


def _distinct(found: list[Passage]) -> list[Passage]:
    return list({p.text.casefold(): p for p in reversed(found)}.values())[::-1]


def _skill(passage: Passage) -> JobSkill:
    names = dict.fromkeys(found.name for found in find_skills(passage.text))
    return JobSkill(text=passage.text, names=list(names), span=_span(passage))


def _span(passage: Passage) -> Span:
    return Span(start=passage.start, end=passage.end)

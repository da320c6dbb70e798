"""What a posting says about the company's values and its way of working."""

from lab.engines.builtin.extraction.cues import patterns
from lab.engines.builtin.extraction.job.passages import Passage
from lab.engines.builtin.extraction.sentences import sentences
from lab.models.extraction import JobSignal, Span

LIMIT, PER_KIND, LONGEST = 12, 3, 45


def job_signals(prose: list[Passage], assessed: list[Passage]) -> list[JobSignal]:
    """Sentences that carry a sign, at most three of a kind, in the order of the posting; then what is assessed."""
    found: list[JobSignal] = []
    for passage in prose:
        for start, end in sentences(passage.text):
            sentence = passage.text[start:end].strip()
            kind = _kind(sentence)
            if kind and len(sentence.split()) <= LONGEST and sum(s.kind == kind for s in found) < PER_KIND:
                found.append(JobSignal(text=sentence, kind=kind, span=Span(start=passage.start, end=passage.end)))
    named = [JobSignal(text=p.text, kind='assessed', span=Span(start=p.start, end=p.end)) for p in assessed if p.bullet]
    return found[:LIMIT] + named


def _kind(sentence: str) -> str:
    counts = {kind: sum(bool(p.search(sentence)) for p in group) for kind, group in patterns('job.signals.txt').items()}
    best = max(counts, key=lambda kind: counts[kind])
    return best if counts[best] else ''

"""Evaluation by the model: quotes first, checked; then each dimension on its own, three times; totals are the rules'.

A level may leave what the rules measure by at most `LEEWAY`: what is counted keeps what is judged in bounds, so that no
text in an answer can talk a model into a mark.
"""

import asyncio
from collections.abc import Sequence
from statistics import median

from lab.engines.builtin.evaluating.overall import confidence_of, coverage_of, recommendation_of, score_of
from lab.engines.builtin.evaluating.summary import summary_of
from lab.engines.builtin.extraction.injections import speaks_to_machine
from lab.engines.llm.client import Desk, no_check
from lab.engines.llm.drafts import EvidenceDraft, ScoreDraft, WordsDraft
from lab.engines.llm.evaluation_context import dimension_block, example_block, knowledge, verdict_block
from lab.engines.llm.quotes import Quotes
from lab.engines.llm.trouble import NoAnswer
from lab.models.evaluation import DimensionScore, Evaluation, Evidence, SpeechMetrics
from lab.models.interview import Brief, Turn

SAMPLES = 3
UNSURE_SPREAD = 1
"""Samples that lie further apart than this make a level uncertain."""
LEEWAY, LEEWAY_UNDER_ORDERS = 1.0, 0.5
"""The second holds where an answer gave orders to a machine: what gets past one check may have got past others."""
HIGH, WITHOUT_QUOTA = 4.0, 3.5
WIDEST = 1.5
COMPUTED = ('hygiene', 'consistency')
"""These follow from counts and from facts compared; there is nothing in them for a model to judge."""
MOST_EVIDENCE = 3
ALSO = 'Of {count} dimensions, {failed} {were} judged by the rules alone. {why}'


async def judge(
    desk: Desk, brief: Brief, transcript: list[Turn], metrics: SpeechMetrics, base: Evaluation
) -> Evaluation:
    """`base` is the rules' evaluation of the same interview."""
    return await Judging(desk, brief, transcript, metrics, base).evaluation()


class Judging:
    def __init__(
        self, desk: Desk, brief: Brief, transcript: list[Turn], metrics: SpeechMetrics, base: Evaluation
    ) -> None:
        self._desk, self._brief, self._transcript, self._metrics, self._base = desk, brief, transcript, metrics, base
        self._known = knowledge(brief, transcript, metrics)
        self._quotes = Quotes(desk.prompt, brief, transcript)
        self._guides = {each.key: each for each in brief.dimensions}
        ordered = any(speaks_to_machine(turn.text) for turn in transcript if turn.speaker == 'candidate')
        self._leeway = LEEWAY_UNDER_ORDERS if ordered else LEEWAY
        self._trouble: NoAnswer | None = None

    async def evaluation(self) -> Evaluation:
        judged = [each for each in self._base.dimension_scores if self._is_judged(each)]
        if not judged:
            return self._base
        quotes = await self._evidence(judged)
        scores = await asyncio.gather(*(self._scored(each, quotes) for each in self._base.dimension_scores))
        failed = sum(score is base for score, base in zip(scores, self._base.dimension_scores, strict=True))
        failed -= len(scores) - len(judged)
        if failed == len(judged) and self._trouble:
            raise self._trouble
        evaluation = self._summed(list(scores), failed, len(judged))
        return await self._worded(evaluation)

    def _is_judged(self, score: DimensionScore) -> bool:
        guide = self._guides.get(score.dimension)
        return score.score is not None and score.dimension not in COMPUTED and not (guide and guide.computed)

    async def _evidence(self, judged: Sequence[DimensionScore]) -> dict[str, list[Evidence]]:
        """By dimension; what does not stand in a turn of the candidate is thrown out."""
        blocks = [dimension_block(each, self._guides.get(each.dimension)) for each in judged]
        draft = await self._desk.fill(EvidenceDraft, 'evidence', self._known, {'dimensions': blocks}, no_check)
        found: dict[str, list[Evidence]] = {each.dimension: [] for each in judged}
        for told in draft.dimensions:
            checked = [self._quotes.checked(each.quote, each.turn) for each in told.quotes]
            found.get(told.dimension, []).extend(each for each in checked if each is not None)
        return found

    async def _scored(self, base: DimensionScore, quotes: dict[str, list[Evidence]]) -> DimensionScore:
        """The rules' own score where the model gives none that can be used."""
        if not self._is_judged(base) or self._trouble:
            return base
        evidence = _distinct([*quotes[base.dimension], *base.evidence])[:MOST_EVIDENCE]
        try:
            samples = await asyncio.gather(*(self._sample(base, evidence) for _ in range(SAMPLES)))
        except NoAnswer as trouble:
            self._trouble = trouble
            return base
        return self._of_samples(base, evidence, samples)

    async def _sample(self, base: DimensionScore, evidence: list[Evidence]) -> ScoreDraft:
        wanted = {
            'dimension': dimension_block(base, self._guides.get(base.dimension)),
            'examples': example_block(base.dimension),
            'quotes': [each.model_dump() for each in evidence],
        }
        return await self._desk.fill(ScoreDraft, 'score', self._known, wanted, no_check)

    def _of_samples(
        self, base: DimensionScore, evidence: list[Evidence], samples: Sequence[ScoreDraft]
    ) -> DimensionScore:
        given = sorted(each.score for each in samples if each.score is not None)
        if len(given) <= SAMPLES // 2 or base.score is None:
            return base.model_copy(update={'band': WIDEST})
        middle = float(median(given))
        kept = min(base.score + self._leeway, max(base.score - self._leeway, middle))
        if kept >= HIGH and base.score < HIGH and len({each.turn for each in evidence}) < 2:
            kept = max(base.score, min(kept, WITHOUT_QUOTA))
        unsure = given[-1] - given[0] > UNSURE_SPREAD or abs(base.score - middle) > LEEWAY
        nearest = min(samples, key=lambda each: abs((each.score or 0) - middle))
        words = {
            'rationale': self._quotes.fit(nearest.rationale) or base.rationale,
            'improvement': self._quotes.fit(nearest.improvement) or base.improvement,
        }
        if kept != middle:  # the words were written for another level
            words = {'rationale': base.rationale, 'improvement': base.improvement}
        band = WIDEST if unsure else base.band
        return base.model_copy(
            update={'score': round(kept * 2) / 2, 'band': band, 'evidence': evidence or base.evidence, **words}
        )

    def _summed(self, scores: list[DimensionScore], failed: int, judged: int) -> Evaluation:
        base, coverage = self._base.overall, coverage_of(scores)
        reached = confidence_of(self._metrics.candidate_words, self._metrics.answers, coverage)
        confidence = min(base.confidence, reached, key=_sureness)
        total = score_of(scores, coverage)
        recommendation = recommendation_of(total, scores, confidence)
        summary = (
            base.summary
            if recommendation == base.recommendation
            else summary_of(scores, _lacks(scores), recommendation, confidence)
        )
        overall = base.model_copy(
            update={
                'recommendation': recommendation,
                'confidence': confidence,
                'summary': summary,
                'score': total,
                'coverage': coverage,
            }
        )
        why = self._trouble.sentence if self._trouble else ''
        were = 'was' if failed == 1 else 'were'
        return self._base.model_copy(
            update={
                'overall': overall,
                'dimension_scores': scores,
                'engine': 'llm',
                'made_with': self._desk.made_with,
                'stood_in': ALSO.format(count=judged, failed=failed, were=were, why=why) if failed else '',
            }
        )

    async def _worded(self, evaluation: Evaluation) -> Evaluation:
        """The report's words, as far as they rest on the candidate's; the rules' words for the rest."""
        evidence = _distinct([each for score in evaluation.dimension_scores for each in score.evidence])
        wanted = {'verdict': verdict_block(evaluation), 'quotes': [each.model_dump() for each in evidence]}
        try:
            draft = await self._desk.fill(WordsDraft, 'words', self._known, wanted, no_check)
        except NoAnswer as trouble:
            said = evaluation.stood_in or f'The summary was written by the rules. {trouble.sentence}'
            return evaluation.model_copy(update={'stood_in': said})
        overall = evaluation.overall
        if summary := self._quotes.fit(draft.summary):
            overall = overall.model_copy(update={'summary': summary})
        return evaluation.model_copy(
            update={
                'overall': overall,
                'strengths': self._quotes.points(draft.strengths) or evaluation.strengths,
                'risks': self._quotes.points(draft.risks) or evaluation.risks,
                'role_fit_notes': self._quotes.points(draft.role_fit_notes) or evaluation.role_fit_notes,
            }
        )


def _lacks(scores: Sequence[DimensionScore]) -> dict[str, Evidence]:
    """What to point at in the dimensions that came out low."""
    return {each.dimension: each.evidence[-1] for each in scores if each.evidence and (each.score or 5.0) <= 3.0}


def _distinct(found: Sequence[Evidence]) -> list[Evidence]:
    return list({each.quote.lower(): each for each in reversed(found)}.values())[::-1]


def _sureness(confidence: str) -> int:
    return ('Low', 'Med', 'High').index(confidence)

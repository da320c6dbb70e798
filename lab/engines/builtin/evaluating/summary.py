"""The two to four sentences at the top: the decision, the strongest reason, the main doubt."""

from collections.abc import Sequence

from lab.engines.builtin.evaluating.lexicons import table
from lab.engines.builtin.evaluating.wording import fill, filled, joined
from lab.models.evaluation import Confidence, DimensionScore, Evidence, Recommendation

REAL_STRENGTH = 3.0


def summary_of(
    scores: Sequence[DimensionScore],
    lacks: dict[str, Evidence],
    recommendation: Recommendation | None,
    confidence: Confidence,
) -> str:
    texts = table('points')['summaries']
    judged = sorted((score for score in scores if score.score is not None), key=lambda each: -(each.score or 0.0))
    if not judged:
        return str(texts['nothing'])
    if recommendation is None:
        return fill(texts['thin'], {'judged': joined([_plain(score.name) for score in judged])})
    parts = [
        texts['opening'][recommendation],
        _strongest(judged) or texts['little'],
        _doubt(judged, lacks, recommendation),
    ]
    return ' '.join(part for part in [*parts, texts['low_confidence'] if confidence == 'Low' else ''] if part)


def _strongest(judged: Sequence[DimensionScore]) -> str:
    texts = table('points')['summaries']
    for score in judged:
        if (
            (score.score or 0.0) >= REAL_STRENGTH
            and score.evidence
            and score.dimension not in ('hygiene', 'composure', 'consistency')
        ):
            return filled(
                texts['strongest'],
                {'name': _plain(score.name), 'quote': score.evidence[0].quote, 'best': score.evidence[0].quote},
            )
    return ''


def _doubt(judged: Sequence[DimensionScore], lacks: dict[str, Evidence], recommendation: Recommendation) -> str:
    """The lowest dimension that has words to point at."""
    texts = table('points')['summaries']['doubt_kind' if recommendation in ('Strong Yes', 'Yes') else 'doubt']
    ranked = sorted(judged, key=lambda each: ((each.score or 0.0), -each.weight))
    weakest = next((score for score in ranked if score.dimension in lacks), None)
    if weakest is None:
        return ''
    said = lacks[weakest.dimension].quote
    return filled(texts, {'name': _plain(weakest.name), 'quote': said, 'best': said})


def _plain(name: str) -> str:
    return name.replace(' & ', ' and ').lower()

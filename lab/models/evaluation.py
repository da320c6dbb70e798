"""The evaluation of a session and the feedback written from it."""

from typing import Any, Literal

from pydantic import BaseModel

from lab.models.made import Made

Recommendation = Literal['Strong Yes', 'Yes', 'Lean Yes', 'Lean No', 'No']
Confidence = Literal['High', 'Med', 'Low']


class Evidence(BaseModel):
    """A verbatim quote of at most 20 words and the index of the transcript turn it stands in."""

    quote: str
    turn: int


class DimensionScore(BaseModel):
    """`score` is 1–5 in half points, or null when there is not enough to judge; `band` is its uncertainty, ±."""

    dimension: str
    name: str = ''
    score: float | None = None
    band: float = 0.5
    evidence: list[Evidence] = []
    rationale: str = ''
    improvement: str = ''
    weight: float = 0.0


class Overall(BaseModel):
    """`score` is computed from the dimensions, null when too little was said; `coverage` is the judged share, 0–1."""

    recommendation: Recommendation | None = None
    confidence: Confidence = 'Low'
    summary: str = ''
    score: float | None = None
    coverage: float = 0.0


class Point(BaseModel):
    """A strength, a risk or a role-fit note, with the words it rests on."""

    text: str
    evidence: list[Evidence] = []


class Evaluation(Made):
    overall: Overall
    dimension_scores: list[DimensionScore]
    strengths: list[Point] = []
    risks: list[Point] = []
    role_fit_notes: list[Point] = []

    def printed(self) -> dict[str, Any]:
        """The shape the command line prints: evidence as plain quotes, their turns beside them."""
        return {
            'overall': self.overall.model_dump(),
            'dimension_scores': [
                {
                    'dimension': score.dimension,
                    'name': score.name,
                    'score': score.score,
                    'band': score.band,
                    'evidence': [each.quote for each in score.evidence],
                    'evidence_turns': [each.turn for each in score.evidence],
                    'rationale': score.rationale,
                    'improvement': score.improvement,
                }
                for score in self.dimension_scores
            ],
            'strengths': [point.text for point in self.strengths],
            'risks': [point.text for point in self.risks],
            'role_fit_notes': [point.text for point in self.role_fit_notes],
            'engine': self.engine,
        }


class BetterAnswer(BaseModel):
    """`better_answer` uses only facts the candidate gave; what is missing is a blank in square brackets."""

    question: str
    better_answer: str
    said: str = ''
    turn: int = 0
    why: str = ''


class PracticeDay(BaseModel):
    day: int
    task: str
    time_minutes: int
    passes_when: str = ''
    dimension: str = ''


class Feedback(Made):
    """Exactly three wins, three improvements, two better answers and seven days."""

    wins: list[Point]
    improvements: list[Point]
    better_answers: list[BetterAnswer]
    practice_plan_7_days: list[PracticeDay]

    def printed(self) -> dict[str, Any]:
        return {
            'wins': [point.text for point in self.wins],
            'improvements': [point.text for point in self.improvements],
            'better_answers': [a.model_dump(include={'question', 'better_answer'}) for a in self.better_answers],
            'practice_plan_7_days': [
                d.model_dump(include={'day', 'task', 'time_minutes'}) for d in self.practice_plan_7_days
            ],
            'engine': self.engine,
        }


DELIVERY = {
    'words_per_minute',
    'fillers',
    'fillers_per_minute',
    'talk_ratio',
    'pauses',
    'longest_pause_s',
    'median_first_word_s',
}
DELIVERY_OF_ANSWER = {'fillers', 'words_per_minute', 'speaking_s', 'pauses_s', 'first_word_s', 'at_s'}


class SpeechMetrics(BaseModel):
    """What can be counted. Paces and times are null for typed answers, where they mean nothing.

    Without `delivery` pace, fillers and pauses were left out because the candidate asked for it. `pauses` are those of
    more than two seconds inside answers; the time to the first word is shown and never counted against anybody.
    """

    answers: int = 0
    candidate_words: int = 0
    interviewer_words: int = 0
    talk_share: float | None = None
    words_per_minute: float | None = None
    fillers: int = 0
    fillers_per_minute: float | None = None
    median_answer_words: int = 0
    longest_answer_words: int = 0
    minutes: float = 0.0
    typed: bool = True
    delivery: bool = True
    talk_ratio: float | None = None
    pauses: int = 0
    longest_pause_s: float = 0.0
    median_first_word_s: float | None = None
    per_answer: list[dict[str, Any]] = []

    def without_delivery(self) -> 'SpeechMetrics':
        """For a candidate who asked not to be measured by how they speak."""
        untouched = SpeechMetrics().model_dump(include=DELIVERY)
        answers = [
            {key: value for key, value in each.items() if key not in DELIVERY_OF_ANSWER} for each in self.per_answer
        ]
        return self.model_copy(update={**untouched, 'delivery': False, 'per_answer': answers})

    def told(self) -> dict[str, Any]:
        """As programs get it: what was left out is not there, which is something else than nought."""
        return self.model_dump(mode='json', exclude=None if self.delivery else DELIVERY)

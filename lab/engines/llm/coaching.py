"""The coach by the model: what it tells again holds only what the candidate said or gave, or blanks."""

from lab.engines.builtin.evaluating.wording import full_question
from lab.engines.llm import guards
from lab.engines.llm.client import Desk
from lab.engines.llm.drafts import BetterAnswerDraft, FeedbackDraft
from lab.engines.llm.evaluation_context import verdict_block
from lab.engines.llm.interview_context import conversation
from lab.engines.llm.quotes import FORBIDDEN, Quotes
from lab.models.evaluation import BetterAnswer, Evaluation, Feedback, PracticeDay
from lab.models.interview import Brief, Turn


async def write_feedback(
    desk: Desk, brief: Brief, transcript: list[Turn], evaluation: Evaluation, base: Feedback
) -> Feedback:
    writing = Writing(desk, brief, transcript)
    values = {
        'interview': {'role': brief.kit_name, 'type': brief.interview_type, 'seniority': brief.seniority},
        'candidate': brief.candidate.printed(),
        'transcript': conversation(transcript),
        'evaluation': {
            **verdict_block(evaluation),
            'strengths': [each.text for each in evaluation.strengths],
            'risks': [each.text for each in evaluation.risks],
        },
    }
    draft = await desk.fill(FeedbackDraft, 'write', {}, values, writing.problems)
    return base.model_copy(update={**writing.feedback(draft), 'engine': 'llm', 'made_with': desk.made_with})


class Writing:
    def __init__(self, desk: Desk, brief: Brief, transcript: list[Turn]) -> None:
        self._prompt = desk.prompt
        self._transcript = transcript
        self._quotes = Quotes(desk.prompt, brief, transcript)
        own = [turn.text for turn in transcript if turn.speaker == 'candidate']
        job = brief.job.model_dump_json() if brief.job else ''
        self._own = guards.known_words(*own, brief.candidate.model_dump_json(), job)
        self._dimensions = {each.key for each in brief.dimensions}

    def problems(self, draft: FeedbackDraft) -> list[str]:
        found: dict[str, str] = {}
        for number, point in enumerate([*draft.wins, *draft.improvements], 1):
            found[f'Point {number}'] = guards.first_problem(
                self._quotes.problem(point.text),
                '' if self._quotes.checked(point.quote, point.turn) else 'Its quote was not said by the candidate.',
            )
        for number, answer in enumerate(draft.better_answers, 1):
            found[f'Better answer {number}'] = self._answer_problem(answer)
        for number, day in enumerate(draft.practice_plan_7_days, 1):
            found[f'Day {number}'] = guards.first_problem(*map(self._task_problem, (day.task, day.passes_when)))
        if len({answer.turn for answer in draft.better_answers}) < len(draft.better_answers):
            found['The better answers'] = 'They are about the same turn.'
        return [f'{name}: {problem}' for name, problem in found.items() if problem]

    def feedback(self, draft: FeedbackDraft) -> dict[str, object]:
        days = [day.model_dump() for day in draft.practice_plan_7_days]
        for day in days:
            day['dimension'] = day['dimension'] if day['dimension'] in self._dimensions else ''
        return {
            'wins': self._quotes.points(draft.wins),
            'improvements': self._quotes.points(draft.improvements),
            'better_answers': [self._better(each) for each in draft.better_answers],
            'practice_plan_7_days': [PracticeDay(day=number, **day) for number, day in enumerate(days, 1)],
        }

    def _answer_problem(self, draft: BetterAnswerDraft) -> str:
        if not self._is_answer(draft.turn):
            return f'Turn {draft.turn} is not an answer of the candidate.'
        outside = guards.BLANK.sub('something', draft.better_answer)
        return guards.first_problem(
            guards.unreadable(outside),
            guards.leaked(draft.better_answer, self._prompt),
            guards.says(draft.better_answer, 'ending', 'verdict', 'machine'),
            guards.invented(draft.better_answer, self._own, tools=True),
            self._quotes.problem(draft.why, to_you=False),
        )

    def _task_problem(self, text: str) -> str:
        """Minutes and days may be counted in it."""
        return guards.first_problem(
            guards.unreadable(text), guards.leaked(text, self._prompt), guards.says(text, *FORBIDDEN)
        )

    def _is_answer(self, turn: int) -> bool:
        inside = 0 < turn < len(self._transcript)
        return inside and self._transcript[turn].speaker == 'candidate' and bool(self._transcript[turn].text.strip())

    def _better(self, draft: BetterAnswerDraft) -> BetterAnswer:
        asked = next(turn for turn in self._transcript[draft.turn :: -1] if turn.speaker == 'interviewer')
        return BetterAnswer(
            question=full_question(asked.text),
            better_answer=draft.better_answer.strip(),
            said=self._transcript[draft.turn].text,
            turn=draft.turn,
            why=draft.why,
        )

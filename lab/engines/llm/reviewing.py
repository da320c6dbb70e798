"""A task's review by the model: named cases, lines that exist, notes that invent nothing; the rest is the rules'."""

from lab.engines.builtin.extraction.injections import speaks_to_machine
from lab.engines.builtin.reading.words import content_stems
from lab.engines.llm import guards
from lab.engines.llm.client import Desk, no_check
from lab.engines.llm.drafts import CaseDraft, ReviewDraft
from lab.engines.llm.interview_context import shares_words
from lab.engines.llm.quotes import FORBIDDEN, TO_YOU
from lab.engines.llm.trouble import NoAnswer
from lab.models.interview import Brief, Turn
from lab.models.kit import BankTask
from lab.models.model_call import Outcome
from lab.models.task import CaseReview, Submission, TaskEvidence, TaskReview

CODE = 'line loop function returns input output value list empty case condition covers handled code'


async def review_task(
    desk: Desk, brief: Brief, task: BankTask, submission: Submission, transcript: list[Turn], base: TaskReview
) -> TaskReview:
    """`base` is the rules' review. What can be seen without doubt (a case, a fault, a line) keeps the rules' word."""
    work = submission.code or submission.text
    lines = work.splitlines()
    talk = [turn for turn in transcript if turn.question_id == task.id]
    values = {
        'task': {'title': task.title, 'prompt': task.prompt, 'cases': [each.name for each in base.cases]},
        'work': {'language': submission.language, 'lines': dict(enumerate(lines, 1)), 'text': submission.text},
        'talk': [{'who': turn.speaker, 'said': turn.text} for turn in talk],
    }
    draft = await desk.fill(ReviewDraft, 'review', {}, values, no_check)
    said = '\n'.join(turn.text for turn in talk)
    known = guards.known_words(task.model_dump_json(), work, submission.text, said, base.model_dump_json())
    reviewing = Reviewing(desk, known, lines)
    cases = {each.name: each for each in draft.cases}
    reviewed = [reviewing.case(each, cases.get(each.name)) for each in base.cases]
    if reviewed == base.cases and not reviewing.fit_for_you(draft.summary):
        raise NoAnswer(Outcome.withheld, 'Nothing of the review could be used.')
    return base.model_copy(
        update={
            'summary': reviewing.fit_for_you(draft.summary) or base.summary,
            'next_step': reviewing.fit_for_you(draft.next_step) or base.next_step,
            'cases': reviewed,
            'explanation': base.explanation.model_copy(
                update={'note': reviewing.fit_for_you(draft.explanation_note) or base.explanation.note}
            ),
            'engine': 'llm',
            'made_with': desk.made_with,
        }
    )


class Reviewing:
    def __init__(self, desk: Desk, known: str, lines: list[str]) -> None:
        self._prompt = desk.prompt
        self._known = known
        self._lines = len(lines)
        self._ordered = any(speaks_to_machine(line) for line in lines)  # then the model's word settles nothing

    def case(self, base: CaseReview, draft: CaseDraft | None) -> CaseReview:
        """The model settles what the rules left open, when it points at lines; it overrules nothing."""
        if draft is None or not self.fit(draft.note) or not self._about(draft.note, base):
            return base
        first, last = draft.first_line, draft.last_line
        pointed = first is not None and last is not None and 1 <= first <= last <= self._lines
        if self._ordered or base.standing != 'unclear' or draft.standing == 'unclear' or not pointed:
            return base
        evidence = [TaskEvidence(first_line=first, last_line=last)]
        return base.model_copy(update={'standing': draft.standing, 'note': draft.note, 'evidence': evidence})

    def fit_for_you(self, text: str) -> str:
        return self.fit(text) if TO_YOU.search(text) else ''

    def _about(self, note: str, base: CaseReview) -> bool:
        return shares_words(
            note, content_stems(f'{base.name} {base.note} {base.input} {base.expected} {base.why} {CODE}')
        )

    def fit(self, text: str) -> str:
        problem = guards.first_problem(
            '' if text.strip() else 'It is empty.',
            guards.unreadable(text),
            guards.leaked(text, self._prompt),
            guards.says(text, *FORBIDDEN),
            guards.invented(text, self._known),
        )
        return '' if problem else text.strip()

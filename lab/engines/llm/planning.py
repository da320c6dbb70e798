"""A plan whose résumé and role questions the model wrote; phases, times, speakers, opening and end stay the rules'."""

from lab.engines.llm import guards
from lab.engines.llm.client import Desk
from lab.engines.llm.drafts import PlanDraft, QuestionDraft
from lab.engines.llm.interview_context import LONGEST_NOTES, interview, without_orders
from lab.engines.llm.places import Places
from lab.engines.llm.trouble import NoAnswer
from lab.models.interview import Brief
from lab.models.kit import BankProbe
from lab.models.model_call import Outcome
from lab.models.plan import Plan, PlannedPhase, PlannedQuestion, Trigger, TriggerKind

WRITTEN = ('resume', 'role')
LONGEST_QUESTION = 45
FORBIDDEN = ('advice', 'hints', 'praise', 'verdict', 'ending', 'machine')


async def write_plan(desk: Desk, brief: Brief, base: Plan) -> Plan:
    writing = Writing(desk, brief, base)
    planned = [each for phase in base.phases if phase.key in WRITTEN for each in phase.questions]
    values = {
        'interview': interview(brief, base),
        'candidate': brief.candidate.printed(),
        'job': brief.job.printed() if brief.job else None,
        'notes': without_orders(brief.company_notes)[:LONGEST_NOTES],
        'planned': [each.model_dump(include={'id', 'text', 'bridge', 'intent', 'expected_signal'}) for each in planned],
        'least': min(4, len(planned)),
        'most': max(4, len(planned)),
    }
    known = {'kind': base.interview_type, 'seniority': base.seniority, 'style': base.style}
    draft = await desk.fill(PlanDraft, 'plan', known, values, writing.problems)
    phases = [writing.phase(phase, draft) for phase in base.phases]
    if phases == base.phases:
        raise NoAnswer(Outcome.withheld, 'None of the questions could be used.')
    return base.model_copy(update={'phases': phases, 'engine': 'llm', 'made_with': desk.made_with})


class Writing:
    """The model's questions checked and put in place."""

    def __init__(self, desk: Desk, brief: Brief, base: Plan) -> None:
        self._desk = desk
        self._base = {each.id: each for phase in base.phases for each in phase.questions}
        resume, job = brief.candidate, brief.job
        self._sources = {
            'resume': Places(resume.model_dump_json()),
            'job': Places(job.model_dump_json() if job else ''),
            'notes': Places(brief.company_notes),
        }
        whole = brief.model_dump_json(exclude={'dimensions'})
        self._known = guards.known_words(whole, base.model_dump_json())

    def problems(self, draft: PlanDraft) -> list[str]:
        """Only when too few questions are left is it worth another try."""
        faults = [fault for each in draft.questions if (fault := self._fault(each))]
        return faults if 2 * len(faults) > len(draft.questions) else []

    def phase(self, phase: PlannedPhase, draft: PlanDraft) -> PlannedPhase:
        """The model's questions first, then those of the rules that were not written anew, as a reserve."""
        if phase.key not in WRITTEN:
            return phase
        fit = [each for each in draft.questions if each.phase == phase.key and not self._fault(each)]
        own = list({each.base or each.text: each for each in fit}.values())
        if not own:
            return phase
        taken = {each.base for each in own}
        written = [self._question(each, number, phase) for number, each in enumerate(own, 1)]
        rest = [each for each in phase.questions if each.id not in taken]
        return phase.model_copy(update={'questions': [*written, *rest]})

    def _fault(self, draft: QuestionDraft) -> str:
        base = self._base.get(draft.base)
        if base is not None and (base.task or base.required):
            return f'{draft.base} may not be replaced.'
        shown = (draft.text, draft.intent, draft.expected_signal, draft.strong_answer, draft.label)
        spoken = (draft.text, *(probe.text for probe in draft.probes))
        return guards.first_problem(
            '' if base or self._source(draft.quote) else f'"{draft.quote[:60]}" stands nowhere in what was given.',
            *(self._said_badly(text) for text in spoken),
            *(self._shown_badly(text) for text in shown),
        )

    def _said_badly(self, text: str) -> str:
        return guards.first_problem(
            'A question is too long.' if len(text.split()) > LONGEST_QUESTION else '',
            'A question asks twice.' if text.count('?') > 1 else '',
            '' if guards.requests(text) else 'A question asks nothing.',
            self._shown_badly(text),
            guards.says(text, *FORBIDDEN),
        )

    def _shown_badly(self, text: str) -> str:
        return guards.first_problem(
            guards.unreadable(text),
            guards.leaked(text, self._desk.prompt),
            guards.says(text, 'verdict', 'machine'),
            guards.invented(text, self._known + guards.known_words(*guards.tools_in(text))),
        )

    def _source(self, quote: str) -> str:
        return next((name for name, places in self._sources.items() if places.find(quote)), '')

    def _question(self, draft: QuestionDraft, number: int, phase: PlannedPhase) -> PlannedQuestion:
        base, source = self._base.get(draft.base), self._source(draft.quote)
        kind: TriggerKind = base.trigger.kind if base else 'requirement_met' if source == 'job' else 'role'
        quote = draft.quote if source else base.trigger.quote if base else ''
        trigger = Trigger(kind=kind, label=draft.label, quote=quote)
        trigger.source = 'resume' if source == 'resume' else 'job' if source == 'job' else 'notes'
        if base and not source:
            trigger.source = base.trigger.source
        written = {
            **draft.model_dump(include={'text', 'intent', 'expected_signal', 'strong_answer'}),
            'trigger': trigger,
            'probes': [BankProbe(**probe.model_dump()) for probe in draft.probes],
        }
        if base:
            return base.model_copy(update={**written, 'bridge': '', 'again': '', 'easier': ''})
        like = phase.questions[0]
        kept = {'dimensions': like.dimensions, 'seconds': like.seconds, 'asked_by': like.asked_by}
        return PlannedQuestion(id=f'{phase.key}-own-{number}', **written, **kept)

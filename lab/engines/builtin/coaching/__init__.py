"""The coach: three wins, three improvements, two better answers and a week of practice, all from this interview."""

from collections.abc import Sequence

from lab.engines.builtin.coaching.improvements import improvements_of
from lab.engines.builtin.coaching.material import material_of
from lab.engines.builtin.coaching.practice import practice_of
from lab.engines.builtin.coaching.rewriting import better_answer, need_of, outline
from lab.engines.builtin.coaching.wins import wins_of
from lab.engines.builtin.evaluating.judging import judge
from lab.engines.builtin.evaluating.levels import GROUPS
from lab.engines.builtin.evaluating.wording import full_question
from lab.engines.builtin.measuring import measure
from lab.engines.builtin.measuring.accounts import Account
from lab.engines.builtin.measuring.questions import is_reaction, kind_of
from lab.models.evaluation import BetterAnswer, Evaluation, Feedback
from lab.models.interview import Brief, Turn

__all__ = ['coach']

BETTER_ANSWERS = 2
FULL_MATERIAL = 2
SPARE_QUESTIONS = ('Tell me about a piece of work you are proud of.', 'Why do you want this job?')


def coach(brief: Brief, transcript: list[Turn], evaluation: Evaluation) -> Feedback:
    """Works from any engine's evaluation; what is missing, and where, it reads from the transcript itself."""
    keys = [score.dimension for score in evaluation.dimension_scores]
    judgement = judge(brief, transcript, measure(transcript), keys)
    better = _better_answers(brief, judgement.accounts, transcript)
    return Feedback(
        wins=wins_of(judgement.accounts, transcript, evaluation),
        improvements=improvements_of(judgement, transcript),
        better_answers=better,
        practice_plan_7_days=practice_of(brief, judgement, evaluation, better),
    )


def _better_answers(brief: Brief, accounts: Sequence[Account], transcript: list[Turn]) -> list[BetterAnswer]:
    """The two answers where rewriting helps most: much to gain, and something to build it from."""
    asked = [
        account for account in accounts if account.kind not in ('greeting', 'closing') and account.exchange.question
    ]
    ranked = sorted(asked, key=lambda account: -_gain(account, transcript))[:BETTER_ANSWERS]
    ranked.sort(key=lambda account: account.exchange.number)
    answers = [better_answer(account, brief, transcript) for account in ranked]
    return (
        answers + _frames(brief, transcript, {answer.question for answer in answers})[: BETTER_ANSWERS - len(answers)]
    )


def _worth_another(account: Account) -> bool:
    """Whether it answers a question that will be asked again, and not a nudge or small talk."""
    question = account.exchange.question
    return (
        account.kind not in ('greeting', 'closing') and ('?' in question or account.kind != 'other') and bool(question)
    )


def _gain(account: Account, transcript: list[Turn]) -> float:
    material = min(1.0, len(material_of(account, transcript)) / FULL_MATERIAL)
    return need_of(account) * (0.4 + 0.6 * material)


def _frames(brief: Brief, transcript: list[Turn], taken: set[str]) -> list[BetterAnswer]:
    """Frames for questions that were asked and not answered, or for two that are always asked."""
    spoken = [turn.text for turn in transcript if turn.speaker == 'interviewer' and not is_reaction(turn.text)]
    asked = [text for text in spoken if kind_of(text) not in ('greeting', 'closing') and '?' in text]
    questions = [text for text in dict.fromkeys([*asked, *SPARE_QUESTIONS]) if full_question(text) not in taken]
    return [_frame(brief, question) for question in questions]


def _frame(brief: Brief, question: str) -> BetterAnswer:
    kind = kind_of(question)
    text, why = outline(kind, GROUPS.get(kind, 'account'), question, brief)
    return BetterAnswer(question=full_question(question), better_answer=text, why=why)

"""Every exchange judged for what it holds: its standing, its elements, and how it is put together."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from lab.engines.builtin.measuring.credit import credit_of, grounding_of, ramp
from lab.engines.builtin.measuring.elements import Shown, elements_of, question_back
from lab.engines.builtin.measuring.exchanges import Exchange, exchanges_of
from lab.engines.builtin.measuring.marking import Marked, marked
from lab.engines.builtin.measuring.questions import QuestionKind
from lab.engines.builtin.measuring.repeats import without_repeats
from lab.engines.builtin.measuring.sentences import are_pointed, sentences_of
from lab.engines.builtin.measuring.shape import PLANNED, shape_of
from lab.engines.builtin.measuring.standing import ANY_SUBJECT, SHORT, Standing, standing_of
from lab.engines.builtin.measuring.topic import Topic, content_stems, role_words
from lab.models.interview import Brief, Turn
from lab.models.kit import BankQuestion

WITHDRAWN = {'own': 0.1, 'measured': 0.2, 'result': 0.3, 'specifics': 0.5, 'cause': 0.3, 'check': 0.3, 'occasion': 0.5}
"""What is left of an element once the candidate has taken the story back."""
DOUBTFUL, LEAST_RELEVANT = (-0.05, 0.1), 0.4
"""How little bent to the matter makes an answer doubtful, and what it is then worth."""
SELDOM_RELEVANT, MOSTLY_RELEVANT = 0.35, 0.75
"""Relevance over all answers up to which none is believed, and under which every one is doubted."""


@dataclass
class Account:
    """`marks` are all sentences of the answers in order.

    `dimensions` and `skill` are those the kit's question was written for.
    """

    exchange: Exchange
    marks: list[Marked]
    topic: Topic
    standing: Standing
    elements: dict[str, Shown]
    withdrawn: bool = False
    dimensions: frozenset[str] = field(default=frozenset())
    skill: str = ''
    credit: float = 1.0

    def strength(self, element: str) -> float:
        found = self.elements.get(element, (0.0, []))[0] * (self.credit if element != 'question' else 1.0)
        return found * WITHDRAWN.get(element, 1.0) if self.withdrawn else found

    def showing(self, element: str) -> list[Marked]:
        return self.elements.get(element, (0.0, []))[1]

    @property
    def words(self) -> int:
        return sum(len(mark.sentence.kept) for mark in self.marks)

    @property
    def closes(self) -> bool:
        """Whether a question of the candidate's own was in its place here."""
        return self.exchange.ending and bool(self.marks)

    @property
    def kind(self) -> str:
        return self.exchange.kind

    @property
    def turns(self) -> list[int]:
        return [answer.turn for answer in self.exchange.answers]


def accounts_of(brief: Brief, transcript: list[Turn]) -> list[Account]:
    exchanges, bank, role = exchanges_of(transcript), _bank(brief), role_words(brief)
    pointed = are_pointed([answer.text for exchange in exchanges for answer in exchange.answers])
    said = without_repeats([mark for exchange in exchanges for mark in _marks(exchange, pointed)])
    accounts = []
    for exchange in exchanges:
        turns = {answer.turn for answer in exchange.answers}
        own = [mark for mark in said if mark.sentence.turn in turns]
        accounts.append(_account(exchange, own, bank.get(exchange.question_id), role))
    _withdraw(accounts)
    credit = credit_of([mark for account in accounts for mark in account.marks])
    relevance = [_relevance(account) for account in accounts]
    credit *= _kept_to_point(accounts, relevance) * grounding_of(_of_oneself(accounts))
    return [replace(account, credit=credit * each) for account, each in zip(accounts, relevance, strict=True)]


def _account(exchange: Exchange, marks: list[Marked], asked: BankQuestion | None, role: frozenset[str]) -> Account:
    exchange.kind = _kind(exchange, asked)
    cues = tuple(cue.lower() for cue in asked.listen_for) if asked else ()
    topic = Topic(content_stems(exchange.asked), role, cues)
    marks = [_set_aside(mark, topic, marks) for mark in marks] if exchange.kind not in ANY_SUBJECT else marks
    standing = standing_of(marks, exchange.asked, topic, exchange.kind)
    counted = marks if standing == 'answer' else []
    elements = elements_of(counted, topic) | shape_of(counted, topic, exchange.kind)
    elements['question'] = question_back(marks) if exchange.ending else (0.0, [])
    return Account(
        exchange,
        marks,
        topic,
        standing,
        elements,
        dimensions=frozenset(asked.dimensions if asked else ()),
        skill=asked.skill if asked else '',
    )


def _kind(exchange: Exchange, asked: BankQuestion | None) -> QuestionKind:
    """What the kit knows about its own question says more than the words of it."""
    if asked is None or exchange.kind in ANY_SUBJECT:
        return exchange.kind
    known: dict[str, QuestionKind] = {'warm_up': 'motive', 'scenario': 'hypothetical'}
    return known.get(asked.phase, exchange.kind)


def _set_aside(mark: Marked, topic: Topic, marks: list[Marked]) -> Marked:
    """A sentence that gives the question back does not count, nor one about free time.

    Unless the story it stands in is about that very thing.
    """
    if mark.ignored:
        return mark
    if topic.gives_back(mark.sentence.kept):
        return mark.setting_aside('echo')
    if not topic.aside(mark.sentence.kept):
        return mark
    free = mark.sentence.stems & topic.free_time()
    elsewhere = (other for other in marks if other is not mark and not topic.aside(other.sentence.kept))
    return mark if any(free & other.sentence.stems for other in elsewhere) else mark.setting_aside('aside')


def _withdraw(accounts: list[Account]) -> None:
    """Taking a story back strikes the account it is said in, or the one before when it opens a new one."""
    for number, account in enumerate(accounts):
        for mark in account.marks:
            if mark.has('withdraw') and mark.ignored in ('', 'boast'):
                opening = mark is account.marks[0] and number > 0 and not account.strength('own')
                accounts[number - 1 if opening else number].withdrawn = True


def _marks(exchange: Exchange, pointed: bool) -> list[Marked]:
    spoken = [sentence for answer in exchange.answers for sentence in sentences_of(answer.text, answer.turn, pointed)]
    return [marked(sentence) for sentence in spoken if sentence.kept]


def _bank(brief: Brief) -> dict[str, BankQuestion]:
    return {question.id: question for question in brief.bank.questions}


def _of_oneself(accounts: Sequence[Account]) -> list[list[Marked]]:
    """Answers that call for something done: not plans, explanations, greetings and the like."""
    elsewhere = (*ANY_SUBJECT, *PLANNED)
    return [account.marks for account in accounts if account.marks and account.kind not in elsewhere]


def _kept_to_point(accounts: Sequence[Account], relevance: Sequence[float]) -> float:
    """One answer in words of another world is given the benefit of the doubt; an interview of such answers is not."""
    asked = [
        0.0 if account.standing == 'off_topic' else each
        for account, each in zip(accounts, relevance, strict=True)
        if account.kind not in ANY_SUBJECT
    ]
    return ramp(sum(asked) / len(asked), SELDOM_RELEVANT, MOSTLY_RELEVANT) if asked else 1.0


def _relevance(account: Account) -> float:
    """How far an answer that is not plainly off the point is to the point; short ones are taken at their word."""
    words = [word for mark in account.marks if mark.telling for word in mark.sentence.kept]
    if len(words) < SHORT or account.kind in ANY_SUBJECT:
        return 1.0
    return LEAST_RELEVANT + (1 - LEAST_RELEVANT) * ramp(account.topic.bent(words), *DOUBTFUL)

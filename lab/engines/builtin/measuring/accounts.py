"""Every exchange judged for what it holds: its standing, its elements, and how it is put together."""

from dataclasses import dataclass, field

from lab.engines.builtin.measuring.elements import Shown, elements_of
from lab.engines.builtin.measuring.exchanges import Exchange, exchanges_of
from lab.engines.builtin.measuring.marking import Marked, marked
from lab.engines.builtin.measuring.repeats import without_repeats
from lab.engines.builtin.measuring.sentences import sentences_of
from lab.engines.builtin.measuring.shape import shape_of
from lab.engines.builtin.measuring.standing import ANY_SUBJECT, Standing, standing_of
from lab.engines.builtin.measuring.topic import Topic, content_stems, role_words
from lab.models.interview import Brief, Turn
from lab.models.kit import BankQuestion

WITHDRAWN = {'own': 0.1, 'measured': 0.2, 'result': 0.3, 'specifics': 0.5, 'cause': 0.3, 'check': 0.3, 'occasion': 0.5}
"""What is left of an element once the candidate has taken the story back."""


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

    def strength(self, element: str) -> float:
        found = self.elements.get(element, (0.0, []))[0]
        return found * WITHDRAWN.get(element, 1.0) if self.withdrawn else found

    def showing(self, element: str) -> list[Marked]:
        return self.elements.get(element, (0.0, []))[1]

    @property
    def words(self) -> int:
        return sum(len(mark.sentence.kept) for mark in self.marks)

    @property
    def kind(self) -> str:
        return self.exchange.kind

    @property
    def turns(self) -> list[int]:
        return [answer.turn for answer in self.exchange.answers]


def accounts_of(brief: Brief, transcript: list[Turn]) -> list[Account]:
    exchanges, bank, role = exchanges_of(transcript), _bank(brief), role_words(brief)
    said = without_repeats([mark for exchange in exchanges for mark in _marks(exchange)])
    accounts = []
    for exchange in exchanges:
        turns = {answer.turn for answer in exchange.answers}
        own = [mark for mark in said if mark.sentence.turn in turns]
        accounts.append(_account(exchange, own, bank.get(exchange.question_id), role))
    _withdraw(accounts)
    return accounts


def _account(exchange: Exchange, marks: list[Marked], asked: BankQuestion | None, role: frozenset[str]) -> Account:
    cues = tuple(cue.lower() for cue in asked.listen_for) if asked else ()
    topic = Topic(content_stems(exchange.asked), role, cues)
    marks = [_set_aside(mark, topic, marks) for mark in marks] if exchange.kind not in ANY_SUBJECT else marks
    standing = standing_of(marks, exchange.asked, topic, exchange.kind)
    counted = marks if standing == 'answer' else []
    elements = elements_of(counted, topic) | shape_of(counted, topic, exchange.kind)
    return Account(
        exchange,
        marks,
        topic,
        standing,
        elements,
        dimensions=frozenset(asked.dimensions if asked else ()),
        skill=asked.skill if asked else '',
    )


def _set_aside(mark: Marked, topic: Topic, marks: list[Marked]) -> Marked:
    """A sentence about free time does not count, unless the story it stands in is about that very thing."""
    if mark.ignored or not topic.aside(mark.sentence.kept):
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


def _marks(exchange: Exchange) -> list[Marked]:
    spoken = [sentence for answer in exchange.answers for sentence in sentences_of(answer.text, answer.turn)]
    return [marked(sentence) for sentence in spoken if sentence.kept]


def _bank(brief: Brief) -> dict[str, BankQuestion]:
    return {question.id: question for question in brief.bank.questions}

"""Better answers: the candidate's own sentences in an order one can follow, and a blank for every missing piece."""

import re
from collections.abc import Sequence

from lab.engines.builtin.coaching.anchors import anchor_for, place_of
from lab.engines.builtin.coaching.lexicons import table
from lab.engines.builtin.coaching.material import Said, material_of
from lab.engines.builtin.evaluating.levels import GROUPS, level_on
from lab.engines.builtin.evaluating.wording import fill, full_question, joined
from lab.engines.builtin.measuring.accounts import Account
from lab.engines.builtin.measuring.acts import is_past
from lab.engines.builtin.measuring.details import is_number
from lab.engines.builtin.measuring.lexicons import entry, word_set
from lab.engines.builtin.measuring.marking import SOME
from lab.engines.builtin.measuring.words import fold, words_of
from lab.models.evaluation import BetterAnswer
from lab.models.interview import Brief, Turn

WANTING = 0.4
"""Strength under which an element gets a blank."""
LEAST_MATERIAL = 12
"""Words from which there is something to rebuild."""
HOPELESS, SOUND = 3.4, 1.2
"""What an answer leaves to be done: above the first a frame helps more, under the second blanks are in the way."""
MOST_AMOUNTS = 2
ACTING = re.compile(r'\b(?:do|handle|start|approach|respond|find out|decide|deal|tackle|first|check|test|react|next)\b')
"""Words of questions that ask for steps."""
MISTAKES = frozenset({'mistak', 'wrong', 'fail', 'failur', 'regret', 'error'})
"""Stems of questions that ask for something that went wrong."""


def better_answer(account: Account, brief: Brief, transcript: Sequence[Turn]) -> BetterAnswer:
    said = material_of(account, transcript)
    group = _group(account)
    text, why = ('', '')
    if sum(len(each.text.split()) for each in said) >= LEAST_MATERIAL and _hopeful(account) and not account.withdrawn:
        text, why = _rebuilt(said, account, group, brief)
    if not text or not faithful(text, brief, transcript):
        text, why = outline(account.kind, group, account.exchange.asked, brief)
    words = ' '.join(answer.text for answer in account.exchange.answers)
    return BetterAnswer(
        question=full_question(account.exchange.question),
        better_answer=text,
        said=words,
        turn=account.turns[0],
        why=why,
    )


def outline(kind: str, group: str, question: str, brief: Brief) -> tuple[str, str]:
    """A frame of blanks, tied to something of the candidate's own where there is something."""
    anchor, key = anchor_for(question, brief), _frame_for(kind, group, question)
    slots = {
        'place': anchor.opening if key == 'account' else place_of(brief),
        'anchor': anchor.inside,
        'source': f'{anchor.name}: ' if anchor.name else '',
    }
    hint = {'anchor_hint': anchor.hint if key in ('account', 'other') else ''}
    return fill(table('rewriting')['outlines'][key], slots), fill(table('rewriting')['why']['outline'], hint)


def _frame_for(kind: str, group: str, question: str) -> str:
    if kind == 'weakness':
        return kind
    return 'other' if kind == 'other' or (group == 'plan' and not ACTING.search(question.lower())) else group


def _hopeful(account: Account) -> bool:
    """Whether something was done in it that could be checked, or little enough is missing."""
    return need_of(account) < HOPELESS or any(
        mark.acts_told and mark.telling and mark.weight >= SOME for mark in account.marks
    )


def _group(account: Account) -> str:
    return 'account' if account.kind == 'other' else GROUPS.get(account.kind, 'account')


def need_of(account: Account) -> float:
    """How much an answer leaves to be done, 0–4."""
    levels = [level.value for key in ('depth', 'clarity', 'ownership') if (level := level_on(key, account))]
    return 5.0 - sum(levels) / len(levels) if levels else 0.0


def faithful(text: str, brief: Brief, transcript: Sequence[Turn]) -> bool:
    """Whether every number, name and tool outside the blanks was said or uploaded."""
    known = {fold(word.text) for source in _sources(brief, transcript) for word in words_of(source)}
    plain = re.sub(r'\[[^\]]*\]', ' ', text)
    return all(word.low in known for word in words_of(plain) if _particular(word.text, word.start, plain))


def _particular(text: str, start: int, whole: str) -> bool:
    opens = not whole[:start].strip() or whole[:start].rstrip()[-1:] in '.!?:'
    return is_number(fold(text)) or (text[:1].isupper() and not opens and fold(text) not in word_set('function_words'))


def _sources(brief: Brief, transcript: Sequence[Turn]) -> list[str]:
    job = brief.job
    own = [turn.text for turn in transcript if turn.speaker == 'candidate']
    return [*own, brief.candidate.model_dump_json(), job.model_dump_json() if job else '']


def _rebuilt(said: list[Said], account: Account, group: str, brief: Brief) -> tuple[str, str]:
    key = 'weakness' if account.kind == 'weakness' else group
    builders = {'account': _story, 'plan': _plan, 'personal': _personal, 'weakness': _weakness}
    parts, gained = builders[key](said, account, brief)
    text = _with_amounts(' '.join(parts))
    why = table('rewriting')['why']
    named = [why[name] for name in gained[:3]] or [why['cut']]
    return text, fill(why['kept'], {'parts': joined(named)})


def _story(said: list[Said], account: Account, brief: Brief) -> tuple[list[str], list[str]]:
    """Headline, situation, own action, result."""
    texts = table('rewriting')['missing']
    ordered, moved = _headline_first(said)
    acting = [i for i, each in enumerate(ordered) if each.part == 'action'] or [len(ordered) - 1]
    shared = [i for i, each in enumerate(ordered) if any(mark.did('we') for mark in each.marks)] or acting
    after = {'own': shared[-1], 'reason': acting[-1]}
    wanting = [element for element in after if _wants(element, account)]
    parts = []
    for i, each in enumerate(ordered):
        parts += [each.text, *(texts[element] for element in wanting if after[element] == i)]
    placed = account.strength('occasion') < WANTING
    parts = _placed(parts, ordered[0]) if placed else parts
    ending = '' if need_of(account) < SOUND else _ending(account)
    gained = ['headline'] * moved + ['when'] * placed + wanting + [ending] * (ending in table('rewriting')['why'])
    return parts + ([texts[ending]] if ending else []), gained


def _wants(element: str, account: Account) -> bool:
    """A mistake needs no reason why it was made on purpose; a sound answer needs no blanks."""
    excused = element == 'reason' and bool(account.topic.question & MISTAKES)
    return need_of(account) >= SOUND and not excused and account.strength(element) < WANTING


def _placed(parts: list[str], first: Said) -> list[str]:
    texts = table('rewriting')['missing']
    if first.has('habit') or not any(is_past(word.low) for mark in first.marks for word in mark.sentence.kept):
        return [texts['once'], *parts]
    return [f'{texts["when"]}, {_going_on(parts[0])}', *parts[1:]]


def _going_on(sentence: str) -> str:
    """A sentence as it goes on after a comma: small, unless it opens with "I" or a name."""
    first = sentence.split()[0]
    common = fold(first) in word_set('function_words') and fold(first).split("'")[0] != 'i'
    return sentence[0].lower() + sentence[1:] if common else sentence


def _ending(account: Account) -> str:
    """The blank an ending needs: a figure where something got more or less, an effect where it only ended."""
    shown = account.showing('result')
    if account.topic.question & MISTAKES:
        return '' if account.strength('lesson') >= WANTING else 'lesson'
    if account.strength('measured') >= WANTING:
        return '' if account.strength('lesson') >= WANTING else 'lesson'
    if not shown:
        return 'result'
    return 'figure' if any(mark.has('change_word') for mark in shown) else 'effect'


def _headline_first(said: list[Said]) -> tuple[list[Said], bool]:
    """The result comes first when it can stand there alone and something is left to tell after it."""
    for i, each in enumerate(said):
        first = fold(each.text.split()[0])
        measured = any(is_number(word.low) for mark in each.marks for word in mark.sentence.kept)
        if (
            i >= 2
            and each.has('result')
            and measured
            and first not in entry('grammar', 'backward')
            and len(each.text.split()) <= 20
        ):
            return [each, *said[:i], *said[i + 1 :]], True
    return said, False


def _plan(said: list[Said], account: Account, brief: Brief) -> tuple[list[str], list[str]]:
    texts, parts = table('rewriting')['plan_missing'], [each.text for each in said]
    gained: list[str] = []
    if account.strength('intended') < WANTING:
        parts, gained = [*parts, texts['own']], [*gained, 'own']
    if account.strength('reason') < WANTING:
        parts, gained = [*parts, texts['reason']], [*gained, 'reason']
    if account.strength('clarify') < WANTING and account.kind == 'hypothetical':
        parts = [texts['clarify'], *parts]
    if account.strength('check') < WANTING:
        parts, gained = [*parts, texts['check']], [*gained, 'check']
    return parts, gained


def _personal(said: list[Said], account: Account, brief: Brief) -> tuple[list[str], list[str]]:
    texts, parts = table('rewriting')['personal_missing'], [each.text for each in said]
    gained: list[str] = []
    if account.strength('own') < WANTING:
        parts, gained = [*parts, texts['own']], [*gained, 'own']
    if account.strength('reason') < WANTING:
        parts, gained = [*parts, texts['reason']], [*gained, 'reason']
    if account.strength('role_link') < WANTING:
        parts, gained = [fill(texts['link'], {'place': place_of(brief)}), *parts], [*gained, 'link']
    return parts, gained


def _weakness(said: list[Said], account: Account, brief: Brief) -> tuple[list[str], list[str]]:
    texts, parts = table('rewriting')['weakness_missing'], [each.text for each in said]
    doing = (
        account.strength('adapt') < WANTING
        and account.strength('check') < WANTING
        and account.strength('own') < WANTING
    )
    return parts + ([texts['doing']] if doing else []) + [texts['sign']], ['result']


def _with_amounts(text: str) -> str:
    """ "A lot of customers" becomes "[how many] customers", where what is counted can be counted."""
    amounts = '|'.join(re.escape(amount) for amount in table('rewriting')['vague_amounts'])
    pattern = re.compile(rf'(?<![\w\[])(?:{amounts}) (\w+s|people|children)\b', re.IGNORECASE)
    return pattern.sub(
        lambda found: found[0] if _uncountable(found[1]) else f'[how many] {found[1]}', text, count=MOST_AMOUNTS
    )


def _uncountable(noun: str) -> bool:
    return noun.endswith(('ss', 'us', 'is')) or noun.lower() in (
        'things',
        'ways',
        'times',
        'lots',
        'others',
        'years',
        'hours',
        'days',
        'minutes',
        'weeks',
    )

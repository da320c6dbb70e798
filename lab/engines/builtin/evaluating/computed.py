"""Words for the dimensions that follow from times, counts and facts: hygiene and consistency."""

from collections import Counter
from collections.abc import Sequence

from lab.engines.builtin.evaluating.evidence import quote, quote_whole
from lab.engines.builtin.evaluating.hygiene import PACE_STEPS
from lab.engines.builtin.evaluating.judging import Finding, Judgement
from lab.engines.builtin.evaluating.lexicons import table
from lab.engines.builtin.evaluating.wording import asked, capital, counted, fill, filled, joined
from lab.engines.builtin.measuring.accounts import Account
from lab.engines.builtin.measuring.disfluency import fillers, is_sound
from lab.engines.builtin.measuring.marking import Marked
from lab.engines.builtin.measuring.words import Word
from lab.models.evaluation import Evidence
from lab.models.interview import Turn

MANY_FILLERS = 5.0
MANY_PAUSES = 2.0
SLOW, FAST = PACE_STEPS[2][0], PACE_STEPS[3][0]
HIGH, LOW = 4.0, 2.0
MOST_FACTS = 3
Said = tuple[str, str, list[Evidence]]


def hygiene_words(finding: Finding, judgement: Judgement, transcript: Sequence[Turn]) -> Said:
    hygiene, texts = judgement.hygiene, table('rationales')['hygiene']
    worst = worst_for_fillers(judgement, transcript)
    lack = quote(worst, transcript, raw=True) if worst else None
    at = {turn: account for account in judgement.accounts for turn in account.turns}
    longest = at.get(hygiene.longest_turn if hygiene.longest_turn is not None else -1) or judgement.accounts[0]
    slots = {
        'facts': _hygiene_facts(judgement, transcript),
        'lack': lack.quote if lack else '',
        'asked': asked(longest),
        'pauses': counted(round(hygiene.pauses)),
    }
    kind = _hygiene_lack(judgement, lack)
    if kind == 'short':
        slots['asked'] = asked(_shortest(judgement))
    chosen = texts['lacks'][kind]
    whole = quote_whole(longest.turns[0], transcript) if kind == 'long' else None
    shown = [each for each in (whole, lack if kind == 'fillers' else None) if each] or [
        e for e in [quote_whole(longest.turns[0], transcript)] if e
    ]
    return (
        f'{filled(texts[_band(finding)], slots)} {fill(chosen["says"], slots)}'.strip(),
        fill(chosen['step'], slots),
        shown,
    )


def _shortest(judgement: Judgement) -> Account:
    answered = [
        each for each in judgement.accounts if each.kind not in ('greeting', 'closing') and each.exchange.question
    ]
    return min(answered or judgement.accounts, key=lambda account: account.words)


def _hygiene_facts(judgement: Judgement, transcript: Sequence[Turn]) -> str:
    hygiene, facts = judgement.hygiene, []
    if hygiene.fillers is not None:
        common = commonest(judgement, transcript)
        named = f', mostly {joined([f"“{word}”" for word in common])}' if common and hygiene.fillers >= 1 else ''
        facts.append(
            f'about {_fillers_a_minute(hygiene.fillers)}{named}' if hygiene.fillers >= 0.5 else 'hardly a filler'
        )
    if hygiene.pace is not None:
        facts.append(f'{round(hygiene.pace)} words a minute')
    if hygiene.long_answers:
        answers = 'answers' if hygiene.long_answers > 1 else 'answer'
        facts.append(f'{counted(hygiene.long_answers)} {answers} longer than the question called for')
    return capital(joined(facts)) + '.' if facts else 'Your answers keep to the length that was called for.'


def _fillers_a_minute(rate: float) -> str:
    return f'{round(rate)} filler{"s" if round(rate) != 1 else ""} a minute'


def worst_for_fillers(judgement: Judgement, transcript: Sequence[Turn]) -> Marked | None:
    """The sentence with the most fillers, when there are any."""
    heard = [mark for account in judgement.accounts for mark in account.marks]
    worst = max(heard, key=lambda mark: len(_fillers(mark, transcript)), default=None)
    return worst if worst and _fillers(worst, transcript) else None


def commonest(judgement: Judgement, transcript: Sequence[Turn]) -> list[str]:
    """The two fillers heard most, as they are named."""
    marks = [mark for account in judgement.accounts for mark in account.marks]
    heard = [mark.sentence.words[i] for mark in marks for i in _fillers(mark, transcript)]
    found = Counter(name for word in heard if (name := _named(word)))
    return [word for word, count in found.most_common(2) if count > 1]


def _named(word: Word) -> str:
    """ "Ummm" is an "um"; of a filler phrase the first word stands for all."""
    if is_sound(word):
        return 'um' if 'm' in word.low else 'uh'
    return str(table('points')['fillers'].get(word.low, ''))


def _fillers(mark: Marked, transcript: Sequence[Turn]) -> list[int]:
    return fillers(mark.sentence.words, transcript[mark.sentence.turn].text)


def _hygiene_lack(judgement: Judgement, lack: Evidence | None) -> str:
    hygiene = judgement.hygiene
    if (hygiene.fillers or 0) > MANY_FILLERS and lack:
        return 'fillers'
    if hygiene.pace is not None and not SLOW <= hygiene.pace <= FAST:
        return 'slow' if hygiene.pace < SLOW else 'fast'
    if hygiene.pauses > MANY_PAUSES:
        return 'pauses'
    return 'long' if hygiene.long_answers else 'short' if hygiene.short else 'none'


def consistency_words(finding: Finding, judgement: Judgement, transcript: Sequence[Turn]) -> Said:
    found, texts = judgement.consistency, table('rationales')['consistency']
    agreed = [quote(each.mark, transcript) for each in found.agreed[:2]]
    doubtful = [each.mark for each in found.conflicting] + found.withdrawn
    lack = quote(doubtful[0], transcript) if doubtful else None
    best = quote(found.limits[0], transcript, 'limit') if found.limits else agreed[0] if agreed else None
    kind = 'conflict' if found.conflicting else 'withdrawn' if found.withdrawn else 'none' if found.limits else 'limit'
    slots = {
        'facts': joined([each.what for each in found.agreed[:MOST_FACTS]]),
        'question': found.conflicting[0].question if found.conflicting else '',
        'lack': lack.quote if lack else '',
        'best': best.quote if best else '',
    }
    opening = filled(texts[_band(finding)], slots) or texts['low'][0]
    limit = [best] if kind == 'none' and best and not lack else []
    rationale = f'{opening} {fill(texts["lacks"][kind]["says"], slots)}'
    return rationale.strip(), fill(texts['lacks'][kind]['step'], slots), _distinct([lack, *limit, *agreed])


def _distinct(found: Sequence[Evidence | None]) -> list[Evidence]:
    return list({each.quote: each for each in found if each}.values())[:3]


def _band(finding: Finding) -> str:
    score = finding.score or 0.0
    return 'high' if score >= HIGH else 'low' if score <= LOW else 'mid'

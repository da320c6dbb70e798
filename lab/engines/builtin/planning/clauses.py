"""Lines of a résumé or posting turned into something one can say: "you cut the nightly batch from six hours to two"."""

import re
from collections.abc import Sequence

from lab.engines.builtin.planning.clean import dangles, speakable, without_asides
from lab.engines.builtin.reading.lexicon import pattern, plain, words_of
from lab.engines.builtin.reading.turned import turned_round
from lab.engines.builtin.reading.words import Word, tagged

LONGEST = 13
SHORTEST = 3
LEAD_IN = re.compile(r'(?i)^(?:[\W_]+|(?:in (?:this|my) role,? )?(?:i|we) (?=\w)|to (?=\w))')
PARTICLE = re.compile(r'(?i)(?:ed|en|ing|up)\s+(?:on|up|out|off|over|through|in|with)$')
LABEL = re.compile(r'^[^\W\d_][\w &/-]{1,30}:\s+(?=[A-Za-z])')
DUTY_LEAD_IN = re.compile(
    r'(?i)^(?:[\W_]+|(?:you|the (?:successful |ideal )?(?:candidate|applicant|post ?holder|person)|the role|we)'
    r"(?: will|'ll| would|'d)(?: need to| have to| be expected to| also)? |as an? [\w ]{3,30}, you(?: will|'ll) |to )"
)


def deed(line: str, figure: str = '', *, current: bool = False) -> str:
    """A résumé line as "you …" in the past or present tense, holding `figure` when one is given; '' when it has none.

    Only lines that open with a verb qualify: everything else would have to be guessed at.
    """
    said = _with_and(_trimmed(_opened(LABEL.sub('', without_asides(line))), figure))
    if not said:
        return ''
    first, _, rest = said.partition(' ')
    opening = _verb_phrase(first, rest, current=current)
    return f'you {opening} {turned_round(rest)}' if opening and rest else ''


def is_present(clause: str) -> bool:
    """Whether "you …" tells of what still goes on; a form that could be either ("you cut") is taken for the past."""
    found = tagged(clause)[1]
    either = found.lower in words_of('same_in_past', 'spoken')
    return found.lower == 'are' or (not found.past and not either and found.lower in words_of('base_verbs', 'spoken'))


def _with_and(said: str) -> str:
    """("check levels, keep the diary") → ("check levels and keep the diary"), as one would say it."""
    before, comma, last = said.rpartition(', ')
    first = last.split(' ')[0].lower()
    strung = comma and not re.search(r'\b(?:and|or)\b|&', said) and len(last.split()) > 1
    verb = strung and (first in words_of('base_verbs', 'spoken') or tagged(f'I {last}')[1].tag in {'VVB', 'VVD'})
    return f'{before} and {last}' if verb else said


def mention(line: str, figure: str = '') -> str:
    """A line that names a thing, as that thing: "personal care for 14 residents"; '' unless it clearly does."""
    said = _trimmed(LEAD_IN.sub('', calm_line(LABEL.sub('', without_asides(line))).strip()).rstrip('. ;,'), figure)
    words = tagged(said)
    if not said or words[0].tag not in {'NN0', 'NN1', 'NN2', 'AJ0', 'CRD', 'AT0'}:
        return ''
    if any(each.past or each.tag in {'VVB', 'VVZ', 'VBZ', 'VBB', 'VM0'} for each in words) or words[-1].verb:
        return ''
    plain_thing = any(word.noun for word in words[:4]) and any(word.tag in {'PRP', 'PRF'} for word in words)
    counted = any(word.tag in {'CRD', 'NN2', 'NN0'} for word in words)
    if not plain_thing or not counted or words[0].lower in words_of('not_deeds', 'spoken') or not _names_work(words):
        return ''
    keeps = words[0].text[1:] != words[0].lower[1:] or words[0].tag == 'NP0'
    return said if keeps else said[0].lower() + said[1:]


def _names_work(words: Sequence[Word]) -> bool:
    """Whether the noun that carries the line names work: "care for 14 residents", not "leader of the team"."""
    stop = next((at for at, word in enumerate(words) if word.tag in {'PRP', 'PRF', 'PUN', 'CJC'}), len(words))
    head = next((word for word in reversed(words[:stop]) if word.noun), None)
    if head is None or head.lemma in words_of('no_work_named', 'spoken'):
        return False
    return words[0].tag == 'CRD' or head.tag != 'NN1' or bool(pattern('plain_endings', 'spoken').search(head.lower))


def duty(item: str) -> str:
    """A responsibility as what "the posting says": "you'd run the weekly review", "the job includes …"; ''."""
    opened = DUTY_LEAD_IN.sub('', without_asides(plain(item))).strip()
    said = _with_and(_trimmed(opened[:1].lower() + opened[1:], ''))
    if not said or pattern('first_person').search(said):
        return ''
    first = said.split()[0].strip(',')
    if said.startswith(('be responsible', 'responsible')):
        return f"you'd be {said.removeprefix('be ')}"
    if first in words_of('base_verbs', 'spoken'):
        return f"you'd {said}"
    return f'the job includes {said}' if first.endswith('ing') and len(first) > 5 else ''


def duty_slots(item: str) -> dict[str, str]:
    """A duty as whole sentences; empty when it cannot be said."""
    said = duty(item)
    if not said:
        return {}
    if said.startswith('the job'):
        return {'posting_says': f'T{said[1:]}', 'part_of_job': f'As I said, {said}'}
    return {
        'posting_says': f'The posting says {said}',
        'in_this_job': f'In this job {said}',
        'part_of_job': f'Part of this job is that {said}',
    }


def _opened(line: str) -> str:
    said = calm_line(line.strip())
    for _ in range(3):
        said = LEAD_IN.sub('', said).strip()
    words = said.split()
    while len(words) > 2 and words[0].lower().strip(',') in words_of('deed_adverbs', 'spoken'):
        words.pop(0)
    return ' '.join(words).rstrip('. ;,')


def calm_line(line: str) -> str:
    """A line in capitals in small letters, acronyms kept."""
    if line != line.upper() or len(line.split()) < 3:
        return line
    return ' '.join(word if word.lower() in words_of('acronyms', 'spoken') else word.lower() for word in line.split())


def _trimmed(line: str, figure: str) -> str:
    """The longest start of the line that is short enough to say, ends well and still holds the figure."""
    line = re.split(r'(?<=[a-z)%\d])[.;]\s', line)[0].rstrip('. ;,')
    for end in _ends(line):
        said = line[:end].rstrip(' ,;:–—-.')
        if line[end:].lstrip(' ,').startswith(('and ', 'or ', '& ')) and re.search(r',\s+\S+(?:\s\S+)?$', said):
            continue  # in the middle of a list
        if end < len(line) and re.search(r'\bthat(?: \S+){1,3}$', said):
            continue  # a clause without its verb
        whole = end == len(line) and bool(PARTICLE.search(said))
        if (
            len(said.split()) >= SHORTEST
            and figure in said
            and speakable(said, LONGEST)
            and (whole or _ends_well(said))
        ):
            return said
    return ''


def _ends_well(said: str) -> bool:
    """Not on a small word, and not on a deed whose object was cut off ("… and brought")."""
    if re.search(r'\bfrom (?:about |over )?\S+$', said):  # "from eight" without its "to four"
        return False
    words = tagged(said)
    if len(words) > 2 and words[-1].tag == 'VVI' and words[-2].tag == 'TO0':
        return False
    return not dangles(said) and not (re.search(r'\band \w+$', said) and tagged(said)[-1].tag in {'VVD', 'VVB', 'VVN'})


def _ends(line: str) -> list[int]:
    """Where the line may stop, furthest first: at its end, at a comma or dash, before a word of `cut_before`."""
    marks = [match.start() for match in re.finditer(r'[,;:]\s|\s[–—-]\s', line)]
    cuts = [match.start() for match in pattern('cut_before', 'spoken').finditer(line) if match.start()]
    return sorted({len(line), *marks, *cuts}, reverse=True)


def _verb_phrase(first: str, rest: str, *, current: bool) -> str:
    lower = first.lower().strip(',')
    comma = ',' if first.endswith(',') else ''
    if lower == 'responsible':
        return 'are responsible' if current else 'were responsible'
    if not lower.isascii() or _describes(lower, rest):
        return ''
    verb = _as_verb(lower, rest)
    if verb is None or re.search(r'\s[-–—]\s?\S', rest) or not _goes_with(verb, rest):
        return ''
    if lower in words_of('done_to_one', 'spoken') and rest.split()[0].lower() in words_of('done_to_one_by', 'spoken'):
        return f'were {lower}{comma}'
    if verb.tag in {'VVG', 'VBG', 'VDG', 'VHG'}:
        return f'{"are" if current else "were"} {lower}{comma}'
    return f'{verb.lemma if verb.tag == "VVZ" else lower}{comma}'


def _describes(lower: str, rest: str) -> bool:
    """Whether the line only describes: "Experienced in Java", "Lead developer for the app"."""
    following = rest.split()[0].lower() if rest else ''
    if lower == 'lead':
        return bool(re.search(r'(?:er|or|ist|ant)$', following)) and following != 'other'
    stands_for_deed = following in words_of('determiners', 'spoken') or following[:1].isdigit()
    return lower in words_of('not_deeds', 'spoken') and not stands_for_deed


def _goes_with(verb: Word, rest: str) -> bool:
    """Whether what follows can follow a deed: not "is" ("Pied Piper is …"), and "like" only after few verbs."""
    following = tagged(rest)[:4]
    if any(word.tag in {'VBZ', 'VBB', 'VHZ'} for word in following):
        return False
    bare_with_preposition = verb.tag in {'VVB', 'NN1'} and bool(following) and following[0].tag == 'PRP'
    return not bare_with_preposition or verb.lower in words_of('takes_preposition', 'spoken')


def _as_verb(lower: str, rest: str) -> Word | None:
    """The first word as the tagger sees it after "I", where only a verb can stand."""
    found = tagged(f'I {lower} {rest}')[1]
    if lower.endswith('ing') and len(lower) > 5:
        return None if lower in words_of('noun_ings', 'spoken') else Word(lower, lower, lower, 'VVG', 0, len(lower))
    if found.past or lower in words_of('base_verbs', 'spoken'):
        return found if found.verb else Word(lower, lower, lower, 'VVB', 0, len(lower))
    if lower.endswith('ed') and len(lower) > 3:
        return Word(lower, lower, lower, 'VVD', 0, len(lower))
    if lower.endswith('s') and {lower[:-1], lower[:-2]} & words_of('base_verbs', 'spoken'):
        base = lower[:-1] if lower[:-1] in words_of('base_verbs', 'spoken') else lower[:-2]
        return Word(lower, lower, base, 'VVZ', 0, len(lower))
    return None

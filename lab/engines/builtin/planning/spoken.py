"""Names, titles, dates and sizes of a résumé or posting as a person would say them."""

import re

from lab.engines.builtin.planning.clean import dangles, without_asides
from lab.engines.builtin.reading.figures import said_number
from lab.engines.builtin.reading.lexicon import entries, pattern, plain, words_of

MONTHS = entries('months', 'spoken')
LONGEST_NAME = 6
LONGEST_BARE = 4
LONGEST_TITLE = 5
LEVEL_MARK = re.compile(r'\s+(?:[IVX]{1,3}|\d|L\d)$')
TITLE_END = re.compile(r'\s*(?:[,;|/•·:]|\s[-–—]\s|\sat\s|\s@\s).*$')
POLISH_FORM = re.compile(r'(?i)\s+sp\.?\s*z\s*o\.?\s*o\.?$')
ARTICLE_OF_ITS_OWN = re.compile(r'(?i)^(?:an?|the)\s+')


def with_article(noun: str) -> str:
    """`noun` with the "a" or "an" its first sound asks for."""
    return f'{"an" if _vowel_sound(noun.split()[0]) else "a"} {noun}'


def job_title(title: str) -> str:
    """A title in the middle of a sentence: "Senior Data Analyst II (Remote)" → "senior data analyst"; ''."""
    said = LEVEL_MARK.sub('', TITLE_END.sub('', without_asides(title)).strip(' .-–—'))
    said = ARTICLE_OF_ITS_OWN.sub('', said)
    words = said.split()
    if re.search(r'\d{2}|XX', said):
        return ''
    if not 1 <= len(words) <= LONGEST_TITLE or not re.fullmatch(r"[\w&.+#'’ -]+", said) or _not_english(title):
        return ''
    return ' '.join(_title_word(word) for word in words)


def employer(name: str) -> str:
    """An employer after "at": suffixes and places gone, capitals calmed, "the" where it belongs; '' if unsayable."""
    said = re.sub(r'\s*(?:[|;•]|\s[-–—]\s).*$', '', without_asides(name))
    said = _without_place(_without_legal_form(POLISH_FORM.sub('', said))).strip(' .,-–—')
    nobody = self_employed(name) or pattern('no_employer', 'spoken').fullmatch(name.strip(' .'))
    if (
        nobody
        or not _sayable_name(said)
        or said.split()[0].lower() in words_of('dangling', 'spoken') - {'the'}
        or pattern('instruction').search(plain(name))
    ):
        return ''
    said = calm_capitals(said)
    return f'the {said}' if pattern('with_the', 'spoken').fullmatch(said) else said


def self_employed(name: str) -> bool:
    return bool(pattern('self_employed', 'spoken').fullmatch(name.strip(' .')))


def institution(name: str) -> str:
    return employer(re.sub(r'\s*[-–—]\s.*$', '', name))


def project(name: str) -> str:
    """A project as "your … project"; '' if its name cannot be said."""
    said = re.sub(r'\s*(?:[|:;•]|\s[-–—]\s).*$', '', without_asides(name)).strip(' .,-–—"“”\'')
    said = ARTICLE_OF_ITS_OWN.sub('', said)
    said = said.split(',')[0] if len(said.split(',')[0].split()) <= LONGEST_BARE else said
    if not _sayable_name(said):
        return ''
    said = calm_capitals(said)
    if len(said.split()) > LONGEST_BARE or re.search(r'(?i)\b(?:my|our|i|we)\b', said):
        return f'your project “{said}”'
    ends_itself = pattern('kinds_of_project', 'spoken').search(said.split()[-1])
    return f'your {said}' if ends_itself or said.lower().startswith('project ') else f'your {said} project'


def field_of_study(name: str) -> str:
    said = without_asides(re.split(r'[,;/|]', name)[0]).strip(' .')
    words = said.lower().split()
    if not 1 <= len(words) <= 5 or not re.fullmatch(r"[^\W\d_](?:[^\W\d_]|[&' -])+", said) or dangles(said):
        return ''
    short = [word for word in words if len(word) < 5 and word not in words_of('short_fields', 'spoken')]
    if len(short) == len(words):
        return ''
    return ' '.join(word if _keeps_capitals(word) else word.lower() for word in said.split())


def skill(name: str) -> str:
    """A skill inside a sentence: "Acute care" → "acute care", "Python" and "A/B testing" as they are."""
    words = name.split()
    plain_phrase = len(words) > 1 and all(word.islower() for word in words[1:])
    ends_plainly = pattern('plain_endings', 'spoken').search(name) or name.lower() in words_of('plain_skills', 'spoken')
    plain_word = len(words) == 1 and bool(ends_plainly)
    kept = _keeps_capitals(words[0]) or words[0][1:2].isupper()
    return name[0].lower() + name[1:] if (plain_phrase or plain_word) and not kept else name


def first_name(name: str) -> str:
    """The name to call a candidate by; '' when the résumé's name does not read like one."""
    words = [word for word in name.split() if word.lower().rstrip('.') not in words_of('forms_of_address', 'spoken')]
    if (
        not 1 <= len(words) <= 5
        or words[0].lower() in words_of('not_names', 'spoken')
        or not re.fullmatch(r"[^\W\d_][\w'’-]{1,15}", words[0])
    ):
        return ''
    return words[0].title() if words[0].isupper() or words[0].islower() else words[0]


def month(date: str) -> str:
    """`2023-03` → "March 2023", `2023` → "2023"."""
    found = re.fullmatch(r'(\d{4})(?:-(\d{2}))?', date)
    if not found:
        return ''
    return f'{MONTHS[int(found[2]) - 1]} {found[1]}' if found[2] and 1 <= int(found[2]) <= 12 else found[1]


def year(date: str) -> str:
    return date[:4] if re.match(r'\d{4}', date) else ''


def span_of_months(months: int) -> str:
    """A length of time as one says it."""
    if months < 18:
        return {1: 'a month', 12: 'a year'}.get(months) or (
            f'{said_number(months)} months' if months < 12 else 'about a year'
        )
    years, rest = divmod(months, 12)
    if rest < 4:
        return f'{said_number(years)} year{"s" * (years > 1)}'
    if rest > 8:
        return f'nearly {said_number(years + 1)} years'
    return f'{said_number(years)} and a half years' if years > 1 else 'a year and a half'


def listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f'{", ".join(names[:-1])} and {names[-1]}'


def possessive(name: str) -> str:
    return f'{name}’' if name.endswith('s') else f'{name}’s'


def capitalised(text: str) -> str:
    """First letter upper case, the rest untouched; a quotation mark in front is passed over."""
    return re.sub(r'^(["“]?)(\w)', lambda found: found[1] + found[2].upper(), text, count=1)


def calm_capitals(name: str) -> str:
    """ "NORTHWIND TRADERS" → "Northwind Traders"; acronyms stay."""
    if name != name.upper() or not re.search(r'[^\W\d_]{2}', name):
        return name
    words = name.split()
    if len(words) == 1 and len(name) <= 4:
        return name
    return ' '.join(_calmed(word, first=not index) for index, word in enumerate(words))


def _calmed(word: str, *, first: bool) -> str:
    if word.lower().strip('.,') in words_of('acronyms', 'spoken') or not re.search(r'[AEIOUY]', word):
        return word
    if not first and word.lower() in words_of('small_words', 'spoken'):
        return word.lower()
    return '-'.join(part.capitalize() for part in word.split('-'))


def _not_english(title: str) -> bool:
    """Another language's title would be mispronounced and take no English article; orders are no titles."""
    words = {word.lower() for word in title.split()}
    marked = re.search(r'[^\x00-\x7féè’–—]', title)
    return bool(words & words_of('foreign_words', 'spoken') or marked or pattern('instruction').search(plain(title)))


def _title_word(word: str) -> str:
    if word.lower() in words_of('acronyms', 'spoken'):
        return word.upper()
    return word if _keeps_capitals(word) else word.lower()


def _keeps_capitals(word: str) -> bool:
    bare = word.lower().strip(".,'’")
    if any(bare in words_of(names, 'spoken') for names in ('acronyms', 'title_proper', 'languages')):
        return True
    return bool(re.search(r'[a-z][A-Z]|[A-Z]\d|\d', word)) or (word.isupper() and 2 <= len(word) <= 3)


def _vowel_sound(word: str) -> bool:
    bare = word.strip('"“(')
    if pattern('vowel_sound', 'spoken').match(bare):
        return True
    if pattern('consonant_sound', 'spoken').fullmatch(bare):
        return False
    if bare.isupper() and len(bare) <= 5 and bare.lower() not in words_of('said_as_words', 'spoken'):
        return bare[0].lower() in words_of('vowel_letters', 'spoken')
    return bool(re.match(r'(?i)[aeiouàâäéèêëîïôöûü]|8|11|18', bare))


def _without_legal_form(name: str) -> str:
    words = re.split(r'[\s,]+', name)
    while len(words) > 1 and pattern('legal_suffixes', 'spoken').fullmatch(words[-1]):
        words.pop()
    return name if len(words) == len(re.split(r'[\s,]+', name)) else ' '.join(words)


def _without_place(name: str) -> str:
    """ "Acme, Boston, MA" → "Acme"; a comma that belongs to the name ("Wright, Hale and Sons") stays."""
    head, _, tail = name.partition(',')
    return name if re.search(r'(?i)\b(?:and|&|sons|partners|associates)\b', tail) else head


def _sayable_name(name: str) -> bool:
    words = name.split()
    if not 1 <= len(words) <= LONGEST_NAME or len(name) < 2 or not re.search(r'[^\W\d_]{2}', name):
        return False
    return bool(re.fullmatch(r"[\w&.,'’+#!/ -]+", name)) and all(len(word) <= 20 for word in words) and '__' not in name

"""What is wrong with a text that a candidate reads or hears: each check names the fault, or nothing."""

import re

# Spelling follows one side of the Atlantic; words of code and of quotations are left alone by `prose`.
AMERICAN = re.compile(
    r'\b(?:(?:organi|priorit?i|reali|recogni|summari|analy|apologi|emphasi|optimi|minimi|maximi|standardi|criti[c]i)z\w+'
    r'|behaviors?|colors?|favorites?|favors?|honors?|labor|neighbors?|center|centers|theater|fulfill|enrollment'
    r'|canceled|canceling|labeled|labeling|modeled|modeling|traveled|traveling|counselors?|catalog|gray|skeptical'
    r'|(?:your|my|the|a|this|their) resumes?)\b',
    re.IGNORECASE,
)
REAL_COMPANIES = re.compile(
    r'\b(?:Google|Amazon|Facebook|Meta Platforms|Instagram|Netflix|Spotify|Uber|Airbnb|Tesla|Twitter|LinkedIn|TikTok'
    r'|Microsoft Corporation|Salesforce|Oracle Corp\w*|SAP SE|IBM|Goldman Sachs|Morgan Stanley|JP ?Morgan|HSBC|Barclays'
    r'|McKinsey|Bain|Deloitte|KPMG|PwC|Ernst & Young|Accenture|Capgemini|Starbucks|McDonald.?s|Walmart|Tesco|IKEA'
    r'|Nestlé|Unilever|Pfizer|Siemens|Bosch|Boeing|Airbus|Toyota|Samsung|OpenAI|HubSpot|Stripe|PayPal|Zalando)\b'
)
UNLAWFUL = re.compile(
    r'\b(?:are you (?:married|pregnant|religious|single)|do you (?:have|plan to have|want) (?:kids|children|a family)'
    r'|how old are you|your (?:age|religion|nationality|ethnicity|sexuality|husband|wife)'
    r'|your (?:medical history|health condition)'
    r'|where (?:are|were) you (?:really|originally) from|native speaker|maiden name)\b',
    re.IGNORECASE,
)
COACHING = re.compile(
    r'\b(?:STAR (?:method|format)|using STAR|situation, task|be sure to mention|make sure (?:that )?you mention'
    r'|a good answer would|remember to (?:say|include))\b',
    re.IGNORECASE,
)
STIFF = re.compile(
    r'please describe|describe a situation|describe a time|can you please|kindly|tell me more|elaborate|in detail\b'
    r'|could you provide|utili[sz]e|leverage your',
    re.IGNORECASE,
)
DOUBLED = re.compile(r'\b(?!had\b|that\b|bye\b|there\b|no\b|very\b|so\b)([a-z]+) \1\b', re.IGNORECASE)
VOWEL_SOUND = re.compile(r'(?:hour|hono|honest|heir)|(?!eu|one\b|once|uni(?!n|m)|us[aeu]|uti|ubi)[aeiou]')
LEFT_OVER = re.compile(r'\b(?:TODO|TBD|FIXME|XXX|lorem ipsum)\b|\{\{|\}\}|<[a-z_ ]+>')


def smells(text: str) -> list[str]:
    """Faults that no prose may have, spoken or read."""
    checks = (
        ('two spaces', re.search(r'\S {2,}\S', text)),
        ('space before a mark', re.search(r'\w [,;?!](?:\s|$)|\w \.(?:\s|$)', text)),
        ('no space after a mark', re.search(r'[a-z][,;?!][A-Za-z]', text)),
        ('two marks', re.search(r',,|;;|\?\?|!!|(?<!\.)\.\.(?!\.)|\?\.|,\.', text)),
        ('a word twice', DOUBLED.search(text)),
        ('left over', LEFT_OVER.search(text)),
        ('a real company', REAL_COMPANIES.search(text)),
        ('spelling', AMERICAN.search(text)),
        ('a wrong article', _wrong_article(text)),
        ('space at an end', text != text.strip()),
    )
    return [f'{name}: …{_around(text, found)}…' for name, found in checks if found] + unbalanced(text)


def unbalanced(text: str) -> list[str]:
    pairs = {'(': ')', '[': ']', '“': '”'}
    faults = [f'unbalanced {one}{other}' for one, other in pairs.items() if text.count(one) != text.count(other)]
    return faults + (['unbalanced "'] if text.count('"') % 2 else [])


def spoken_smells(text: str, longest: int) -> list[str]:
    """Faults of something an interviewer says aloud."""
    faults = smells(text)
    if words(text) > longest:
        faults.append(f'{words(text)} words, more than {longest}')
    if text.count('?') > 1:
        faults.append('more than one question at a time')
    if not re.search(r'[.?!…]["”]?$', text):
        faults.append('does not end')
    if text[:1].islower():
        faults.append('begins in lower case')
    if re.search(r'[*_`#|]|https?:|\be\.g\.|\bi\.e\.|\betc\b|\band/or\b|[a-z]/[a-z]{3}', text):
        faults.append('cannot be read aloud')
    found = (
        (name, rule.search(text)) for name, rule in (('coaches', COACHING), ('stiff', STIFF), ('unlawful', UNLAWFUL))
    )
    return faults + [f'{name}: {match.group()}' for name, match in found if match]


def words(text: str) -> int:
    return len(re.findall(r"[\w'’%£$€.,-]*\w[\w'’%-]*", text))


def plain(text: str) -> str:
    """A text as it is compared with others: letters and digits only."""
    return ' '.join(re.findall(r'[a-z0-9]+', text.lower().replace("'", '').replace('’', '')))


def prose(text: str) -> str:
    """Markdown without its code, tables and quoted strings, in which spelling and spaces follow other rules."""
    without_blocks = re.sub(r'```.*?```', '', text, flags=re.DOTALL)
    lines = [line for line in without_blocks.splitlines() if not line.lstrip().startswith('|')]
    return re.sub(r'`[^`]*`', 'code', '\n'.join(lines)).strip()


def _wrong_article(text: str) -> re.Match[str] | None:
    """Judged by sound as far as spelling tells it; words in capitals and single letters are left alone."""
    for found in re.finditer(r'(?:^|(?<=[.?!] )|(?<= )(?=a))([Aa]n?) ([A-Za-z][a-z]+)', text):
        if (found.group(1).lower() == 'an') != bool(VOWEL_SOUND.match(found.group(2).lower())):
            return found
    return None


def _around(text: str, found: object) -> str:
    return text[max(0, found.start() - 20) : found.end() + 20] if isinstance(found, re.Match) else text[:30]

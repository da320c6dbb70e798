"""Words of a short answer said back, as one does to show one has heard: "An app for gardeners, okay." """

from lab.engines.builtin.interviewing.choosing import pick
from lab.engines.builtin.interviewing.scene import Scene
from lab.engines.builtin.planning.clean import speakable
from lab.engines.builtin.planning.spoken import capitalised
from lab.engines.builtin.reading.lexicon import phrases, words_of
from lab.engines.builtin.reading.turned import turned_round
from lab.engines.builtin.reading.words import Word, tagged

LONGEST_ANSWER = 24
LONGEST_ECHO = 5
STARTS = frozenset({'AT0', 'DPS', 'AJ0', 'CRD', 'NN0', 'NN1', 'NN2', 'NP0'})
GOES_ON = frozenset({'AJ0', 'CRD', 'NN0', 'NN1', 'NN2', 'NP0', 'UNC', 'PRF'})
AFTER_OF = frozenset({'AT0', 'DPS'})


def echoed(scene: Scene) -> str:
    """The last thing named in a short answer that denies nothing; '' when there is none worth saying."""
    words = tagged(scene.answer)
    if scene.reading.words > LONGEST_ANSWER or any(
        word.tag == 'XX0' or word.lower in {'no', 'never'} for word in words
    ):
        return ''
    for at in range(len(words) - 1, -1, -1):
        named = _thing_ending_at(words, at)
        said = scene.answer[named[0].start : named[-1].end] if named else ''
        if said and said not in scene.memory.quotes and speakable(said, LONGEST_ECHO):
            scene.memory.quotes.append(said)
            after = pick(scene, phrases('reactions')['echo']) or ', okay.'
            return capitalised(turned_round(said)) + after
    return ''


def _thing_ending_at(words: tuple[Word, ...], end: int) -> list[Word]:
    """A noun with what belongs before it: "the login page", "an app"."""
    if not words[end].noun or words[end].lower in words_of('empty_nouns') | words_of('common_nouns'):
        return []
    begin = end
    while begin and (words[begin - 1].tag in GOES_ON and words[begin - 1].tag != 'PRF'):
        begin -= 1
    if begin and words[begin - 1].tag in AFTER_OF:
        begin -= 1
    named = list(words[begin : end + 1])
    return named if named[0].tag in STARTS and 2 <= len(named) <= LONGEST_ECHO else []

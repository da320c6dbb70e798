"""Whether a turn names something of the résumé, the posting or the candidate's own answers."""

from lab.engines.builtin.interviewing.scene import Scene
from lab.engines.builtin.reading.lexicon import words_of
from lab.engines.builtin.reading.relevance import world_of
from lab.engines.builtin.reading.words import content_stems, stem


def names_something(scene: Scene, text: str) -> bool:
    empty = {stem(word) for name in ('question_words', 'common_nouns') for word in words_of(name)}
    named = content_stems(text) - empty
    answers = content_stems(' '.join([*scene.earlier[-3:], scene.answer]))
    return bool(named & (world_of(scene.brief) | answers))

"""What candidates read and hear is sound prose, short enough to be said, and never the same twice."""

from collections import Counter
from functools import partial
from itertools import combinations
from pathlib import Path
from statistics import median

import pytest
from rapidfuzz import fuzz

from lab.models.kit import QuestionBank
from tests.seeds.seed_files import ALL_FILES, KIT_FILES, SCENARIO_FILES, kits, read, texts
from tests.seeds.wording import plain, prose, smells, spoken_smells, words

LONGEST_LINE = 160

each_file = pytest.mark.parametrize('path', ALL_FILES, ids=lambda path: path.stem)
each_kit = pytest.mark.parametrize('path', KIT_FILES, ids=lambda path: path.stem)


@each_file
def test_the_prose_is_sound(path: Path) -> None:
    assert [f'{where}: {fault}' for where, text in texts(read(path)) for fault in smells(prose(text))] == []


@each_file
def test_lines_can_be_read_in_an_editor(path: Path) -> None:
    lines = path.read_text(encoding='utf-8').splitlines()
    assert [at for at, line in enumerate(lines, 1) if len(line) > LONGEST_LINE or line != line.rstrip()] == []


@each_kit
def test_questions_are_said_in_a_breath(path: Path) -> None:
    bank = QuestionBank.model_validate(read(path)['bank'])
    asked = {q.id: q.text for q in bank.questions} | {s.id: s.question for s in bank.scenarios}
    assert [f'{key}: {fault}' for key, text in asked.items() for fault in spoken_smells(text, 38)] == []
    assert sum(words(text) <= 25 for text in asked.values()) >= 0.8 * len(asked)
    assert median(map(words, asked.values())) <= 18


@each_kit
def test_probes_are_shorter_still_and_do_not_start_alike(path: Path) -> None:
    bank = QuestionBank.model_validate(read(path)['bank'])
    probes = [probe.text for q in bank.questions for probe in q.probes]
    faults = [f'{text}: {fault}' for text in probes for fault in spoken_smells(text, 15)]
    assert faults + [f'{text}: too short' for text in probes if words(text) < 3] == []
    openings = Counter(' '.join(plain(text).split()[:2]) for text in probes)
    assert [opening for opening, times in openings.items() if times > max(4, len(probes) * 0.15)] == []


@each_kit
def test_scenes_are_set_in_a_few_sentences(path: Path) -> None:
    bank = QuestionBank.model_validate(read(path)['bank'])
    spoken = {s.id: (s.setup, 75) for s in bank.scenarios} | {t.id: (t.spoken, 50) for t in bank.tasks}
    faults = [f'{key}: {fault}' for key, (text, most) in spoken.items() for fault in spoken_smells(text, most)]
    for scene in bank.scenarios:
        judge = line_faults if scene.kind == 'role_play' else partial(spoken_smells, longest=38)
        faults += [f'{scene.id}: {fault} ({turn.text})' for turn in scene.turns for fault in judge(turn.text)]
    assert faults == []


def test_no_two_kits_ask_the_same() -> None:
    asked = [(kit['id'], plain(text)) for kit in kits() for text in _asked(kit['bank'])]
    pairs = combinations(asked, 2)
    assert [(one, other) for one, other in pairs if one[0] != other[0] and fuzz.ratio(one[1], other[1]) >= 90] == []


@pytest.mark.parametrize('path', SCENARIO_FILES, ids=lambda path: path.stem)
def test_lines_of_a_conversation_sound_like_people(path: Path) -> None:
    partners = {scenario['id']: scenario['partner'] for scenario in read(path)}
    lines = [
        (key, line)
        for key, partner in partners.items()
        for line in (partner['opening'], *(each['line'] for each in partner['escalations']))
    ]
    assert [(key, fault) for key, line in lines for fault in line_faults(line)] == []
    assert len({plain(line) for _, line in lines}) == len(lines)


def line_faults(line: str) -> list[str]:
    """Of a line said in a part: people in a heated talk ask twice in a row, an interviewer does not."""
    return [fault for fault in spoken_smells(line, 38) if fault != 'more than one question at a time']


def _asked(bank: dict[str, list[dict[str, str]]]) -> list[str]:
    """A scene's question counts with its setup: "What do you do next?" is another question in another scene."""
    scenes = [f'{scene["setup"]} {scene["question"]}' for scene in bank['scenarios']]
    return [question['text'] for question in bank['questions']] + scenes

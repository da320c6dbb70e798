"""The whole journey on the command line: a plan, an interview from a file or line by line, and scores."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.test_extract import POSTING, RESUME

ANSWERS = """I plan forty lorry loads a week at Fjordgate, and I want to plan for people instead of pallets.

Empty runs were the biggest cost, so I put every return load on one board. After three months we had cut empty runs
by 18%, counted against the same quarter of the year before.

We talked to the depots and it got better.

I don't know.

I would ask the driver first, because he knows the road, and then call the customer before they call me.
"""
TURN_KEYS = {'speaker', 'name', 'text', 'phase', 'intent', 'trigger', 'probe'}


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    for name, text in {'cv.txt': RESUME, 'job.txt': POSTING, 'answers.txt': ANSWERS}.items():
        (tmp_path / name).write_text(text)
    return ['--resume', f'{tmp_path}/cv.txt', '--jd', f'{tmp_path}/job.txt', '--kit', 'consulting-analyst']


def test_a_plan_names_what_its_questions_rest_on(run: Run, files: list[str]) -> None:
    said = run('plan', *files, '--type', 'hr', '--style', 'friendly', '--seniority', 'entry', '--minutes', 15)
    assert said.returncode == 0, said.stderr
    plan = json.loads(said.stdout)
    assert plan['phases'][0]['key'] == 'warm_up'
    assert plan['phases'][-1]['key'] == 'wrap_up'
    assert plan['minutes'] == 15
    triggers = [question['trigger'] for phase in plan['phases'] for question in phase['questions']]
    assert {'resume', 'job'} <= {trigger['source'] for trigger in triggers}
    assert '18%' in said.stdout


def test_an_interview_from_a_file_gives_the_whole_result(run: Run, files: list[str], tmp_path: Path) -> None:
    said = run('interview', *files, '--answers', tmp_path / 'answers.txt')
    assert said.returncode == 0, said.stderr
    result = json.loads(said.stdout)
    assert list(result) == ['config', 'plan', 'transcript', 'evaluation', 'feedback', 'metrics']
    transcript = result['transcript']
    assert all(set(turn) == TURN_KEYS for turn in transcript)
    given = [turn['text'] for turn in transcript if turn['speaker'] == 'candidate']
    assert given == [' '.join(answer.split()) for answer in ANSWERS.strip().split('\n\n')][: len(given)]
    assert transcript[-1]['speaker'] == 'interviewer'
    check_judged(result)


def check_judged(result: dict[str, dict[str, list[dict[str, object]]]]) -> None:
    said = [turn['text'] for turn in result['transcript'] if turn['speaker'] == 'candidate']  # type: ignore[index]
    for score in result['evaluation']['dimension_scores']:
        for quote in score['evidence']:  # type: ignore[attr-defined]
            assert any(str(quote) in str(text) for text in said)
            assert len(str(quote).split()) <= 20
    feedback = result['feedback']
    counts = [len(feedback[key]) for key in ('wins', 'improvements', 'better_answers', 'practice_plan_7_days')]
    assert counts == [3, 3, 2, 7]


def test_line_by_line_every_turn_is_a_line_and_the_result_the_last(run: Run, files: list[str]) -> None:
    said = run('interview', *files, '--stdio', say='I plan lorry loads.\n\n' + 'We cut empty runs by 18%.\n' * 40)
    assert said.returncode == 0, said.stderr
    lines = [json.loads(line) for line in said.stdout.splitlines()]
    asked, result = lines[:-1], lines[-1]
    assert all({'turn', 'speaker', 'phase', 'question', 'remaining_s'} <= set(line) for line in asked)
    interviewer = [turn['text'] for turn in result['transcript'] if turn['speaker'] == 'interviewer']
    assert [line['question'] for line in asked] == interviewer
    assert [line['turn'] for line in asked] == list(range(0, 2 * len(asked), 2))
    left = [line['remaining_s'] for line in asked]
    assert left == sorted(left, reverse=True)
    assert left[0] <= 360
    assert result['transcript'][3]['text'] == ''


def test_the_end_of_input_ends_the_interview(run: Run, files: list[str]) -> None:
    said = run('interview', *files, '--stdio', say='')
    lines = [json.loads(line) for line in said.stdout.splitlines()]
    assert [next(iter(line)) for line in lines] == ['turn', 'turn', 'config']
    assert lines[-1]['evaluation']['overall']['score'] is None


@pytest.mark.parametrize(
    ('option', 'value'), [('--kit', 'lion-tamer'), ('--type', 'chat'), ('--style', 'rude'), ('--seniority', 'king')]
)
def test_a_choice_that_does_not_exist_is_exit_2(run: Run, files: list[str], option: str, value: str) -> None:
    said = run('plan', *files, option, value)
    assert (said.returncode, said.stdout) == (2, '')
    assert value in said.stderr
    assert len(said.stderr.splitlines()) == 1


def test_transcripts_are_scored_a_line_each(run: Run, tmp_path: Path) -> None:
    turns = [
        {'speaker': 'interviewer', 'text': 'Tell me about a decision you made at work.'},
        {'speaker': 'candidate', 'text': ANSWERS.split('\n\n')[1]},
    ]
    one, many, bad = tmp_path / 'one.json', tmp_path / 'many.jsonl', tmp_path / 'bad.json'
    one.write_text(json.dumps(turns))
    many.write_text('\n'.join(json.dumps({'id': f't{number}', 'turns': turns}) for number in range(2)))
    bad.write_text('{"speaker": 1}')
    said = run('score', one, many)
    assert said.returncode == 0, said.stderr
    lines = [json.loads(line) for line in said.stdout.splitlines()]
    assert [line.get('file') or line['id'] for line in lines] == [str(one), 't0', 't1']
    assert all('score' in line['overall'] and len(line['dimension_scores']) == 8 for line in lines)
    assert run('score', one, '--kit', 'software-engineer').stdout.count('technical_depth') > 0
    with many.open('a') as file:
        file.write('\n{"id": "t2", "turns": [{"speaker": "parrot"}]}\nno json\n')
    said = run('score', many)
    assert said.returncode == 1
    lines = [json.loads(line) for line in said.stdout.splitlines()]
    assert [line.get('id') for line in lines] == ['t0', 't1', 't2', None]
    assert ['error' in line for line in lines] == [False, False, True, True]
    said = run('score', bad)
    assert (said.returncode, said.stdout) == (2, '')
    said = run('score', one, bad)
    assert said.returncode == 1
    assert list(json.loads(said.stdout.splitlines()[1])) == ['file', 'error']

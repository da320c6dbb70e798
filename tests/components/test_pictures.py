"""A picture says what its table says, at the times at which it was."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from components.charts import Figure, hours, moves, phases, radar, shares, trend
from components.delivery import answer_rows, talk_parts
from components.desk_hours import spell_rows
from components.session_picture import session, spoken
from components.time_spent import phase_rows
from components.trends import head_of, judged_sessions, points_of, trend_rows
from lab.engines.builtin.measuring import measure
from lab.models.desk import DeskSpell
from lab.models.evaluation import SpeechMetrics
from lab.models.history import Compared, Trend, TrendPoint
from lab.models.spoken import TimedWord
from lab.models.transcript import TranscriptTurn
from lab.services.course import course_of
from tests.services.test_course import PHASES, TURNS

MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
SAID = {
    1: 'I own the weekly report um and I like it',
    3: 'I rebuilt it in SQL um so it uh takes nine minutes',
    5: 'Yes',
}


def said(turn: TranscriptTurn) -> TranscriptTurn:
    """The same with its words spread over its time, where the candidate spoke."""
    words, length = SAID.get(turn.position, '').split(), turn.ended_ms - turn.started_ms
    timed = [
        TimedWord(
            text=word,
            start_ms=turn.started_ms + at * length // len(words),
            end_ms=turn.started_ms + (at + 1) * length // len(words),
        )
        for at, word in enumerate(words)
    ]
    return turn.model_copy(
        update={'text': ' '.join(words) or turn.text, 'words': [each.model_dump() for each in timed] if words else None}
    )


ALOUD = [said(turn) for turn in TURNS]
COURSE = course_of(ALOUD, PHASES)


@pytest.fixture
def metrics() -> SpeechMetrics:
    return measure([turn.typed() for turn in ALOUD])


def boundaries(figure: Figure) -> list[float]:
    return [60 * shape['x0'] for shape in figure['layout']['shapes'] if shape['type'] == 'line']


def test_boundaries_stand_where_the_questions_began(metrics: SpeechMetrics) -> None:
    figure = session(COURSE, metrics)
    asked = [turn.started_ms / 1000 for turn in ALOUD if turn.speaker == 'interviewer'][:3]
    assert boundaries(figure) == pytest.approx(asked)
    numbers = {each['text']: 60 * each['x'] for each in figure['layout']['annotations'] if each['text'].isdigit()}
    assert numbers == {'1': 0, '2': pytest.approx(26)}


def test_columns_and_rows_tell_of_the_same_answers(metrics: SpeechMetrics) -> None:
    answers = spoken(metrics)
    pace, fillers, mine, theirs = session(COURSE, metrics)['data']
    rows = answer_rows(answers, COURSE)
    assert len(rows) == len(answers) == 3
    for at, (_, question, begun, ended, words, filled, *_) in enumerate(rows):
        turn = ALOUD[answers[at]['turn']]
        start, end = (60 * (pace['x'][at] + half * pace['width'][at]) for half in (-0.5, 0.5))
        assert (start, end) == (pytest.approx(turn.started_ms / 1000), pytest.approx(turn.ended_ms / 1000))
        assert (begun, ended) == (f'{start // 60:.0f}:{start % 60:02.0f}', f'{end // 60:.0f}:{end % 60:02.0f}')
        assert (words, filled) == (f'{pace["y"][at]:.0f}', str(fillers['y'][at]))
        assert str(question).endswith(COURSE.stretches[at].question)
    assert fillers['y'] == [1, 2, 0]
    assert [60 * start for start in mine['base']] == pytest.approx([5, 31, 65])
    assert [60 * start for start in theirs['base']] == pytest.approx([0, 26, 62])


def test_the_talk_is_shared_as_it_was_measured(metrics: SpeechMetrics) -> None:
    mine, theirs = talk_parts(metrics)
    assert mine / (mine + theirs) == pytest.approx(metrics.talk_ratio)
    assert [trace['x'] for trace in shares([('You', mine), ('They', theirs)])['data']] == [[mine], [theirs]]


def test_nothing_is_drawn_of_whoever_asked_not_to_be_measured(metrics: SpeechMetrics) -> None:
    assert spoken(metrics)
    assert spoken(metrics.without_delivery()) == []


def test_phases_are_drawn_as_they_are_told() -> None:
    planned, took = phases(COURSE)['data']
    for at, (_, meant, spent, *_) in enumerate(phase_rows(COURSE.phases)):
        assert meant == f'{planned["x"][at]:.1f} min'
        assert spent == (f'{took["x"][at]:.1f} min' if took['x'][at] else 'not come to')


def point(day: int, score: float | None) -> TrendPoint:
    return TrendPoint(session_id=UUID(int=day), at=MONDAY + timedelta(days=day), score=score)


def test_each_dimension_is_drawn_over_the_sessions_in_which_anything_was_judged() -> None:
    overall = Trend(dimension='overall', name='Overall', points=[point(1, 2.5), point(2, None), point(3, 3.5)])
    depth = Trend(dimension='depth', name='Depth', points=[point(1, None), point(2, None), point(3, 3.0)])
    kept = judged_sessions([overall, depth])
    assert head_of(kept) == ['Dimension', '03 Mar', '05 Mar', 'Since the time before']
    assert trend_rows([overall, depth], kept) == [['Overall', '2.5', '3.5', '▲ higher'], ['Depth', '–', '3.0', '–']]
    drawn = trend(['03 Mar', '05 Mar'], [each.score for each in points_of(overall, kept)])['data'][0]
    assert drawn['y'] == [2.5, 3.5]


def test_a_move_is_a_line_from_the_first_session_to_the_second() -> None:
    rows = [Compared(dimension='depth', name='Depth', first=2.5, second=3.5, move='up')]
    line, first, second = moves(rows)['data']
    assert (line['x'], first['x'], second['x']) == ([2.5, 3.5], [2.5], [3.5])


def test_the_shape_of_last_time_lies_under_this_one_only_where_there_was_one() -> None:
    names, now = ['Depth', 'Role fit', 'Clarity'], [3.0, 2.0, 4.0]
    assert len(radar(names, now, [None, None, None])['data']) == 1
    before, this = radar(names, now, [2.0, None, 3.0])['data']
    assert before['r'] == [2.0, None, 3.0, 2.0]
    assert this['r'] == [3.0, 2.0, 4.0, 3.0]


def test_the_hours_at_the_desk_are_drawn_as_they_are_told() -> None:
    spells = [
        DeskSpell(at=MONDAY, spoken=2, typed=1, let_in=3, longest_wait_s=90),
        DeskSpell(at=MONDAY + timedelta(minutes=15), spoken=0, typed=0, let_in=0, longest_wait_s=0),
    ]
    speaking, typing, waiting = hours(spells)['data']
    for at, (clock, spoke, typed, _, waited) in enumerate(spell_rows(spells)):
        assert clock == speaking['x'][at]
        assert (spoke, typed) == (str(speaking['y'][at]), str(typing['y'][at]))
        assert waited == f'{waiting["y"][at]:.1f} min'

"""The order in which the words of a PDF are read: columns, dates at the margin, tables, running heads."""

from collections.abc import Callable

import pytest
from reportlab.pdfgen.canvas import Canvas

from lab.documents.reader import read_sync
from tests.documents.papers import MAIN, SIDE, column, pdf

Draw = Callable[[Canvas], None]


def texts(draw: Draw) -> list[str]:
    return [line.text for line in read_sync(pdf(draw), 'resume.pdf').lines]


def in_turn(first: Draw, second: Draw) -> Draw:
    def draw(canvas: Canvas) -> None:
        first(canvas)
        second(canvas)

    return draw


def line_by_line(left: list[str], right: list[str], edge: float, shift: float) -> Draw:
    """Both columns written from the top, a line of each in turn, as some printers do."""

    def draw(canvas: Canvas) -> None:
        for number, (one, other) in enumerate(zip(left, right, strict=True)):
            canvas.drawString(50, 700 - 14 * number, one)
            canvas.drawString(edge, 700 - shift - 14 * number, other)

    return draw


@pytest.mark.parametrize(('side_x', 'main_x'), [(40, 200), (420, 60)])
@pytest.mark.parametrize('side_first', [True, False])
@pytest.mark.parametrize('step', [14, 17])
def test_a_sidebar_and_the_main_column_are_read_one_after_the_other(
    side_x: float, main_x: float, side_first: bool, step: float
) -> None:
    def side(canvas: Canvas) -> None:
        column(canvas, SIDE, side_x, step=step)

    def main(canvas: Canvas) -> None:
        column(canvas, MAIN, main_x)

    found = texts(in_turn(side, main) if side_first else in_turn(main, side))
    assert found == (SIDE + MAIN if side_x < main_x else MAIN + SIDE)


def test_columns_that_were_written_in_turns_are_told_by_their_baselines() -> None:
    assert texts(line_by_line(MAIN, SIDE, 330, shift=6)) == MAIN + SIDE


def test_a_heading_over_both_columns_comes_first_and_a_foot_last() -> None:
    head, foot = (
        'Ottoline Marsh keeps a whole harbour moving, in all weathers and three languages',
        'References on request',
    )

    def draw(canvas: Canvas) -> None:
        canvas.drawString(80, 750, head)
        column(canvas, SIDE, 40)
        column(canvas, MAIN, 200)
        canvas.drawString(240, 500, foot)

    assert texts(draw) == [head, *SIDE, *MAIN, foot]


def test_a_sidebar_goes_on_on_the_next_page() -> None:
    def draw(canvas: Canvas) -> None:
        column(canvas, SIDE, 40)
        column(canvas, MAIN, 200)
        canvas.showPage()
        canvas.setFont('Helvetica', 10)
        column(canvas, ['Hobbies', 'Rowing'], 40)
        column(canvas, ['Deckhand', 'Ferry Line North, 2014 - 2016', 'Tied and untied ropes'], 200)

    assert texts(draw) == [
        *(*SIDE, 'Hobbies', 'Rowing'),
        *(*MAIN, 'Deckhand', 'Ferry Line North, 2014 - 2016', 'Tied and untied ropes'),
    ]


def test_a_main_column_alone_on_the_next_page_goes_on_too() -> None:
    def draw(canvas: Canvas) -> None:
        column(canvas, MAIN, 60)
        column(canvas, SIDE, 420)
        canvas.showPage()
        canvas.setFont('Helvetica', 10)
        column(canvas, ['Deckhand', 'Ferry Line North', 'Tied ropes'], 60)

    assert texts(draw) == [*MAIN, 'Deckhand', 'Ferry Line North', 'Tied ropes', *SIDE]


def test_a_date_at_the_right_margin_belongs_to_its_line() -> None:
    def draw(canvas: Canvas) -> None:
        for number in range(5):
            y = 700 - 60 * number
            canvas.drawString(60, y, f'Scheduler {number}')
            canvas.drawRightString(550, y, f'May 20{10 + number} - June 20{11 + number}')
            canvas.drawString(60, y - 14, f'Harbour {number}')
            canvas.drawString(60, y - 28, 'Planned the turns of the pilots on all the quays between the two locks')

    found = texts(draw)
    assert found[:2] == ['Scheduler 0\tMay 2010 - June 2011', 'Harbour 0']
    assert found[12] == 'Scheduler 4\tMay 2014 - June 2015'


@pytest.mark.parametrize('dates_first', [True, False])
def test_a_column_of_dates_is_a_table_however_it_was_written(dates_first: bool) -> None:
    entries = [f'Pilot scheduler of harbour {number}' for number in range(6)]
    dates = [f'20{10 + number} - 20{11 + number}' for number in range(6)]

    def left(canvas: Canvas) -> None:
        column(canvas, dates, 60)

    def right(canvas: Canvas) -> None:
        column(canvas, entries, 180)

    found = texts(in_turn(left, right) if dates_first else in_turn(right, left))
    assert found == [f'{date}\t{entry}' for date, entry in zip(dates, entries, strict=True)]


def test_dates_beside_the_first_bullet_belong_to_the_entry() -> None:
    def draw(canvas: Canvas) -> None:
        for number in range(2):
            y = 700 - 80 * number
            canvas.drawString(60, y, f'Scheduler {number}, Port of Lindow')
            canvas.drawRightString(550, y, 'Lindow')
            canvas.drawString(66, y - 14, '• Planned the turns of forty pilots')
            canvas.drawRightString(550, y - 14, f'2019 - 202{number}')
            canvas.drawString(66, y - 28, '• Cut the waiting time')

    assert texts(draw)[:4] == [
        *('Scheduler 0, Port of Lindow\tLindow', '2019 - 2020'),
        *('• Planned the turns of forty pilots', '• Cut the waiting time'),
    ]


def test_bullets_with_dates_of_their_own_keep_them() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 700, 'Awards')
        for number in range(3):
            canvas.drawString(60, 680 - 14 * number, f'• Prize of the port {number}')
            canvas.drawRightString(550, 680 - 14 * number, f'201{number}')

    assert texts(draw)[1:] == [f'• Prize of the port {number}\t201{number}' for number in range(3)]


def test_contacts_beside_the_name_do_not_pull_the_body_in() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont('Helvetica', 24)
        canvas.drawString(60, 730, 'Ottoline Marsh')
        canvas.setFont('Helvetica', 10)
        canvas.drawString(60, 712, 'Harbour pilot scheduler')
        for number, contact in enumerate(['ottoline@example.org', '555 0100', 'Lindow', 'example.org/marsh']):
            canvas.drawRightString(550, 738 - 12 * number, contact)
        canvas.drawString(60, 660, 'Work history')
        canvas.drawString(60, 644, 'Port of Lindow')
        canvas.drawRightString(550, 644, '2019 - 2023')
        canvas.drawString(
            60, 630, 'Planned the turns of forty pilots on all the quays between the two locks of Lindow and ' * 1
        )
        column(
            canvas,
            [f'Line {number} of the body which runs over the whole width of the page here' for number in range(9)],
            60,
            616,
        )

    found = texts(draw)
    assert found[:2] == ['Ottoline Marsh', 'Harbour pilot scheduler']
    assert found[2:6] == ['ottoline@example.org', '555 0100', 'Lindow', 'example.org/marsh']
    assert found[6:8] == ['Work history', 'Port of Lindow\t2019 - 2023']


def test_running_heads_and_page_numbers_are_no_text() -> None:
    def draw(canvas: Canvas) -> None:
        for page in (1, 2):
            canvas.setFont('Helvetica', 10)
            canvas.drawString(250, 30, f'Ottoline Marsh - {page}/2')
            canvas.drawString(300, 775, str(page))
            column(canvas, [f'Page {page} says this', 'In 2019 there were 14 pilots'], 60, 600)
            if page == 1:
                canvas.showPage()

    found = texts(draw)
    assert found == [
        'Page 1 says this',
        'In 2019 there were 14 pilots',
        'Page 2 says this',
        'In 2019 there were 14 pilots',
    ]


def test_lines_know_their_place() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont('Helvetica-BoldOblique', 18)
        canvas.drawString(72, 700, 'Ottoline Marsh')
        canvas.showPage()
        canvas.setFont('Helvetica', 9)
        canvas.drawString(100, 600, 'Dock clerk')

    name, clerk = read_sync(pdf(draw)).lines
    assert (name.page, name.size, name.bold, name.italic) == (0, 18.0, True, True)
    assert (clerk.page, clerk.size, clerk.bold, clerk.italic) == (1, 9.0, False, False)
    assert abs(name.x0 - 72) < 1
    assert name.y0 < 92 < name.y1
    assert name.x0 < name.x1 < 250


def test_columns_are_numbered_and_offsets_point_into_the_text() -> None:
    def draw(canvas: Canvas) -> None:
        column(canvas, SIDE, 40)
        column(canvas, MAIN, 200)

    found = read_sync(pdf(draw))
    assert {line.column for line in found.lines if line.text in SIDE} == {0}
    assert {line.column for line in found.lines if line.text in MAIN} == {1}
    assert [found.text[line.start : line.end] for line in found.lines] == [line.text for line in found.lines]


@pytest.mark.parametrize('turn', [90, 180, 270])
def test_a_turned_page_reads_like_any_other(turn: int) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(turn)
        canvas.translate(*{90: (792, 0), 180: (612, 792), 270: (0, 612)}[turn])
        canvas.rotate(turn)
        column(canvas, MAIN, 60, 500)

    assert texts(draw) == MAIN


def test_a_label_along_the_margin_stays_a_word() -> None:
    def draw(canvas: Canvas) -> None:
        column(canvas, MAIN, 120)
        canvas.rotate(90)
        canvas.drawString(400, -40, 'CURRICULUM VITAE')

    found = texts(draw)
    assert 'CURRICULUM VITAE' in found
    assert [text for text in found if text != 'CURRICULUM VITAE'] == MAIN

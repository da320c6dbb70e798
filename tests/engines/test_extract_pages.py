"""Résumés as pages: what the look and the place of words say, on PDFs drawn here."""

from collections.abc import Callable
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from lab.documents.reader import read_sync
from lab.engines.builtin.extraction import extract_resume
from lab.models.extraction import ResumeExtraction

TODAY = '2026-11'
RIGHT = 560


def drawn(draw: Callable[[Canvas], None]) -> ResumeExtraction:
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(612, 792))
    draw(canvas)
    canvas.save()
    return extract_resume(read_sync(buffer.getvalue(), 'resume.pdf'), TODAY)


def put(canvas: Canvas, x: float, y: float, text: str, font: str = 'Helvetica', size: float = 10) -> float:
    canvas.setFont(font, size)
    canvas.drawString(x, y, text)
    return x + canvas.stringWidth(text, font, size)


def bold(canvas: Canvas, x: float, y: float, text: str, size: float = 10) -> float:
    return put(canvas, x, y, text, 'Helvetica-Bold', size)


def post(canvas: Canvas, y: float, title: str, employer: str, dates: str) -> None:
    """Title in bold, a comma, the employer, the dates at the right edge."""
    x = bold(canvas, 50, y, title)
    put(canvas, x, y, f', {employer}')
    canvas.drawRightString(RIGHT, y, dates)


def one_column(canvas: Canvas) -> None:
    bold(canvas, 50, 740, 'Wren Halloway', 22)
    put(canvas, 50, 722, 'Stage Carpenter', size=12)
    put(canvas, 50, 706, 'wren@example.com')
    bold(canvas, 50, 680, 'EXPERIENCE', 13)
    post(canvas, 660, 'Head of Workshop, North', 'Umber Playhouse', 'Mar 2021 – Present')
    put(canvas, 60, 646, '• Built 34 sets with a team of 6 and kept every one of them under the budget that the')
    put(canvas, 69, 634, 'board had set, by reusing flats from the year before')
    put(canvas, 60, 620, '• Trained two apprentices')
    post(canvas, 600, 'Carpenter', 'Gaslight Rentals', 'Jan 2018 – Feb 2021')
    bold(canvas, 50, 570, 'EDUCATION', 13)
    bold(canvas, 50, 552, 'Ferrous College of Crafts')
    canvas.setFont('Helvetica', 10)
    canvas.drawRightString(RIGHT, 552, '2015 – 2017')
    put(canvas, 50, 538, 'Diploma in Joinery')


def two_columns(canvas: Canvas) -> None:
    bold(canvas, 30, 740, 'Skills', 13)
    for y, row in ((722, ['Oboe', 'Score reading']), (706, ['Reed making', 'Finnish'])):
        x = 34.0
        for chip in row:
            x = put(canvas, x, y, chip, size=9) + 16
    bold(canvas, 30, 670, 'Education', 13)
    bold(canvas, 30, 654, 'Master of Music', 9)
    put(canvas, 30, 642, 'Academy of the Western', size=9)
    put(canvas, 30, 630, 'Archipelago', size=9)
    put(canvas, 30, 618, '09/2012 - 06/2014', size=9)
    bold(canvas, 230, 740, 'Elio Santangelo', 22)
    put(canvas, 230, 722, 'Orchestral Musician', size=12)
    bold(canvas, 230, 690, 'Work history', 13)
    for y, employer, title, dates in (
        (672, 'Harbour Philharmonic', 'Principal Oboist', '08/2017 - present'),
        (600, 'Tern Ensemble', 'Musician', '01/2015 - 07/2017'),
    ):
        bold(canvas, 230, y, employer)
        put(canvas, 230, y - 12, title)
        put(canvas, 230, y - 24, dates, size=9)
        put(canvas, 240, y - 38, '• Played more than 90 concerts a year in eleven countries with')
        put(canvas, 248, y - 50, 'the touring section')


def test_bold_title_employer_and_date_at_the_edge() -> None:
    resume = drawn(one_column)
    assert (resume.name, resume.headline) == ('Wren Halloway', 'Stage Carpenter')
    assert [(e.title, e.employer, e.start, e.end) for e in resume.work_history] == [
        ('Head of Workshop, North', 'Umber Playhouse', '2021-03', 'present'),
        ('Carpenter', 'Gaslight Rentals', '2018-01', '2021-02'),
    ]


def test_wrapped_bullets_are_whole() -> None:
    first = drawn(one_column).work_history[0].highlights
    assert len(first) == 2
    assert first[0].endswith('under the budget that the board had set, by reusing flats from the year before')


def test_school_beside_its_dates_and_degree_below() -> None:
    (study,) = drawn(one_column).education
    assert (study.institution, study.degree, study.field) == ('Ferrous College of Crafts', 'Diploma', 'Joinery')
    assert (study.start, study.end) == ('2015', '2017')


def test_a_side_column_stays_apart() -> None:
    resume = drawn(two_columns)
    assert (resume.name, resume.headline) == ('Elio Santangelo', 'Orchestral Musician')
    assert [(e.employer, e.title, e.start, e.end) for e in resume.work_history] == [
        ('Harbour Philharmonic', 'Principal Oboist', '2017-08', 'present'),
        ('Tern Ensemble', 'Musician', '2015-01', '2017-07'),
    ]
    assert [skill.name for skill in resume.skills_claimed] == ['Oboe', 'Score reading', 'Reed making', 'Finnish']


def test_a_name_that_wraps_in_a_narrow_column_is_whole() -> None:
    (study,) = drawn(two_columns).education
    assert study.institution == 'Academy of the Western Archipelago'
    assert (study.degree, study.start, study.end) == ('Master of Music', '2012-09', '2014-06')

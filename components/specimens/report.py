"""Specimens of the analysis, and of what is made of it afterwards."""

from functools import partial

from components import chapters
from components.contest import Contesting, contested
from components.feedback import better_answer, points, practice_plan
from components.made_by import made_by
from components.markup import heading, paragraph, tag
from components.notebook import notebook
from components.plan_checklist import PlanChecklist
from components.report_actions import ReportActions
from components.score_card import score_card
from components.side_by_side import side_by_side
from components.specimens import pictures, sharing
from components.specimens.chapter import Chapter, Specimen
from components.specimens.content import one, several
from components.task_review import task_review
from components.transcript import transcript
from components.verdict import first_step, verdict
from lab.models.attempt import AttemptView, ContestView
from lab.models.evaluation import BetterAnswer, DimensionScore, Point
from lab.models.live import LiveTurn
from lab.models.practice import PlanView
from lab.models.report import NotebookEntry, ReportView
from lab.models.task import ReviewedTask

RECORDED = {1: '/api/recordings/…/1.wav'}


def chapter() -> Chapter:
    return Chapter(
        'Analysis',
        'A letter from a good coach with the proof in its margin. Every judgement points at the words it rests on.',
        (
            Specimen('Opening', ('verdict',), 'What was decided, how sure that is, the one thing to do.', opening),
            Specimen('Chapters', ('chapters', 'page_index'), 'A long page, and its index beside it.', parts),
            Specimen(
                'Score card',
                ('score_card', 'hear'),
                'Judged, and not enough said. Quotes lead to the transcript.',
                scores,
            ),
            Specimen(
                'Contest', ('contest',), 'Somebody points at words that were missed; both scores stay.', contesting
            ),
            Specimen('Wins and work', ('feedback',), 'Three of each, with their words.', wins),
            Specimen(
                'Better answer', ('feedback',), 'Only their own facts. What is missing is a place to fill.', better
            ),
            Specimen('Week', ('feedback', 'plan_checklist'), 'Read by an adviser, and ticked by its owner.', week),
            *pictures.specimens(),
            Specimen('Notebook', ('notebook',), 'Why it was asked, and what a strong answer would have shown.', book),
            Specimen('Task in the report', ('task_review',), 'What was handed in, and what reading it showed.', task),
            Specimen('Transcript', ('transcript',), 'Each turn can be jumped to, heard and answered again.', said),
            Specimen('Two answers', ('side_by_side',), 'Before and now.', both),
            Specimen('What made it', ('made_by',), 'Only where it was not the rules alone.', made),
            Specimen('Taking it along', ('report_actions',), 'Files, a calendar, a link for an adviser.', actions),
        ),
    )


def opening() -> None:
    verdict(one(ReportView, 'report'))
    first_step(one(ReportView, 'report'), one(PlanView, 'plan'), '')


def parts() -> None:
    tell = {'Why': 'Each score and the words it rests on.', 'Next': 'What to practise this week.'}
    said = [chapters.Chapter(f'part-{name.lower()}', name, partial(_part, name, text)) for name, text in tell.items()]
    chapters.in_chapters(partial(_opens, 'What was decided stands first.'), said)


def scores() -> None:
    for score in several(DimensionScore, 'scores'):
        score_card(score, RECORDED)


def contesting() -> None:
    async def judge(*_: object) -> ContestView:
        return one(ContestView, 'contest')

    answers = {turn.position: turn.text for turn in several(LiveTurn, 'turns') if turn.speaker == 'candidate'}
    with tag('div') as box:
        Contesting(several(DimensionScore, 'scores')[1], answers, judge, box, '#')
    contested(one(ContestView, 'contest'))


def wins() -> None:
    given = several(Point, 'points')
    points('What worked', given, 'good')
    points('What to work on', given[1:], 'work')


def better() -> None:
    better_answer(one(BetterAnswer, 'better'))


def week() -> None:
    plan = one(PlanView, 'plan')

    async def tick(day: int, done: bool) -> PlanView:
        at = plan.begun_on if done else None
        days = [each.model_copy(update={'done_at': at}) if each.day == day else each for each in plan.days]
        plan.days[:] = days
        return plan

    PlanChecklist(plan, tick)
    practice_plan(plan.days)


def book() -> None:
    notebook(several(NotebookEntry, 'notebook'))


def task() -> None:
    task_review(one(ReviewedTask, 'task'), 1)


def said() -> None:
    transcript(several(LiveTurn, 'turns'), 'Amara Lindqvist', again='/session/…/again')


def both() -> None:
    side_by_side(one(AttemptView, 'attempt'))


def made() -> None:
    made_by(one(ReportView, 'report'))


def actions() -> None:
    ReportActions(one(ReportView, 'report'), sharing.Pretended())


def _part(name: str, text: str) -> None:
    heading(2, name)
    paragraph(text)


def _opens(sentence: str) -> None:
    paragraph(sentence, 'lead')

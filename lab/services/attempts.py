"""Attempts: one answer given again and set beside the first, drills against a weak dimension, contested scores."""

import asyncio
from collections.abc import Sequence
from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession

from lab.engines.contracts import Engine
from lab.errors import Conflict, InvalidInput, NotFound
from lab.models.attempt import Attempt, AttemptKind, AttemptLine, AttemptView, Contest, ContestView, Side
from lab.models.columns import utc_now
from lab.models.evaluation import DimensionScore, Evaluation, Evidence, SpeechMetrics
from lab.models.interview import Brief, Turn
from lab.models.kit import BankQuestion
from lab.models.session import SessionState
from lab.models.transcript import TranscriptTurn
from lab.models.viewer import Viewer
from lab.services.comparing import changes
from lab.services.scenes import Scene, scene_of
from lab.services.turns import find_question
from lab.services.usage import asking_for
from lab.storage import analyses, attempts
from lab.storage.database import Database

LONGEST_QUOTE = 20
LONGEST_ANSWER = 20_000


class Attempts:
    def __init__(self, database: Database, engine: Engine) -> None:
        self._database = database
        self._engine = engine

    async def retry(self, viewer: Viewer, session_id: UUID, turn: int) -> Attempt:
        """An open attempt at the question that the answer at `turn` was given to; an open one is taken up again."""
        async with self._database.transaction() as session:
            scene = await _over(session, viewer, session_id)
            asked = _asked(scene, turn)
            for known in await attempts.list_mine(session, viewer, session_id):
                if known.kind is AttemptKind.retry and known.turn == turn and known.text is None:
                    return known
            planned = find_question(scene.plan, asked.question_id)
            attempt = Attempt(
                user_id=viewer.user_id,
                session_id=session_id,
                kind=AttemptKind.retry,
                turn=turn,
                question=asked.text,
                question_id=asked.question_id,
                strong_answer=planned.strong_answer if planned else asked.expected_signal,
                seconds=asked.seconds,
            )
            session.add(attempt)
        return attempt

    async def drill(self, viewer: Viewer, session_id: UUID, dimension: str = '') -> Attempt:
        """One question of the kit that was not asked yet, against this dimension or the weakest one.

        An open drill is taken up again.
        """
        async with self._database.transaction() as session:
            scene = await _over(session, viewer, session_id)
            analysis = await analyses.get(session, viewer, session_id)
            key = dimension or _weakest(analysis.typed_evaluation())
            earlier = await attempts.list_mine(session, viewer, session_id)
            for known in earlier:
                if known.kind is AttemptKind.drill and known.dimension == key and known.text is None:
                    return known
            asked = {turn.question_id for turn in scene.turns} | {each.question_id for each in earlier}
            question = _question_for(scene.brief, key, asked)
            attempt = Attempt(
                user_id=viewer.user_id,
                session_id=session_id,
                kind=AttemptKind.drill,
                question=question.text,
                question_id=question.id,
                strong_answer=question.strong_answer,
                dimension=key,
            )
            session.add(attempt)
        return attempt

    async def answer(self, viewer: Viewer, attempt_id: UUID, text: str) -> AttemptView:
        """Judged on its own, once; raises Conflict when it has been answered."""
        text = text.strip()
        if not text or len(text) > LONGEST_ANSWER:
            raise InvalidInput('Say or write an answer first, as you would give it in an interview.')
        async with self._database.session() as session:
            attempt = await attempts.get(session, viewer, attempt_id)
            scene = await scene_of(session, viewer, attempt.session_id)
        if attempt.text is not None:
            raise Conflict('This attempt has been answered. Start another one.')
        evaluation = await self._judged(viewer, scene, attempt, text)
        async with self._database.transaction() as session:
            attempt = await attempts.get(session, viewer, attempt_id)
            attempt.text, attempt.answered_at = text, utc_now()
            attempt.evaluation = evaluation.model_dump(mode='json')
        return await self.view(viewer, attempt_id)

    async def view(self, viewer: Viewer, attempt_id: UUID) -> AttemptView:
        async with self._database.session() as session:
            attempt = await attempts.get(session, viewer, attempt_id)
            scene = await scene_of(session, viewer, attempt.session_id)
        first = await self._first(viewer, scene, attempt)
        after = None
        if attempt.text is not None and attempt.evaluation is not None:
            after = _side(attempt.text, Evaluation.model_validate(attempt.evaluation))
        names = {each.key: each.name for each in scene.brief.dimensions}
        return AttemptView(
            **attempt.model_dump(include=set(AttemptView.model_fields) & set(Attempt.model_fields)),
            dimension_name=names.get(attempt.dimension, ''),
            passed=_passed(attempt, after),
            before=first,
            after=after,
            changes=changes(first, after) if first and after else [],
        )

    async def list_mine(self, viewer: Viewer, session_id: UUID) -> list[Attempt]:
        async with self._database.session() as session:
            return await attempts.list_mine(session, viewer, session_id)

    async def contest(
        self, viewer: Viewer, session_id: UUID, dimension: str, turn: int, quote: str, note: str = ''
    ) -> ContestView:
        """The dimension judged again with this quote of the candidate's; both scores stay in the record."""
        quote = ' '.join(quote.split())
        async with self._database.session() as session:
            scene = await _over(session, viewer, session_id)
            evaluation = (await analyses.get(session, viewer, session_id)).typed_evaluation()
        before = next((each for each in evaluation.dimension_scores if each.dimension == dimension), None)
        if before is None:
            raise NotFound('There is no such dimension in this report.')
        transcript = scene.transcript()
        _check_quote(transcript, turn, quote)
        with asking_for(viewer, session_id):
            pointed = Evidence(quote=quote, turn=turn)
            after = await self._engine.reconsider(scene.brief, transcript, before, pointed)
        row = Contest(
            session_id=session_id,
            dimension=dimension,
            turn=turn,
            quote=quote,
            note=note.strip()[:500],
            before=before.model_dump(mode='json'),
            after=after.model_dump(mode='json'),
        )
        async with self._database.transaction() as session:
            session.add(row)
        return contest_view(row)

    async def _first(self, viewer: Viewer, scene: Scene, attempt: Attempt) -> Side | None:
        if attempt.turn is None:
            return None
        text = scene.turns[attempt.turn].text
        return _side(text, await self._judged(viewer, scene, attempt, text))

    async def _judged(self, viewer: Viewer, scene: Scene, attempt: Attempt, text: str) -> Evaluation:
        """Alone with its question, so that both answers are measured in the same way."""
        asked = scene.turns[attempt.turn - 1] if attempt.turn else None
        shared = {'question_id': attempt.question_id, 'phase': asked.phase if asked else None}
        turns = [
            Turn(speaker='interviewer', text=attempt.question, seconds=attempt.seconds, **shared),
            Turn(speaker='candidate', text=text, **shared),
        ]
        metrics = await asyncio.to_thread(_measured, turns)
        if not scene.live.delivery_metrics:
            metrics = metrics.without_delivery()
        with asking_for(viewer, scene.live.id):
            return await self._engine.evaluate(scene.brief, turns, metrics)


def contest_view(row: Contest) -> ContestView:
    return ContestView.model_validate(
        {
            **row.model_dump(exclude={'before', 'after'}),
            'before': DimensionScore.model_validate(row.before),
            'after': DimensionScore.model_validate(row.after),
        }
    )


async def _over(session: AsyncSession, viewer: Viewer, session_id: UUID) -> Scene:
    scene = await scene_of(session, viewer, session_id)
    if scene.live.state is not SessionState.analyzed:
        raise Conflict('The report of this interview is not finished yet.')
    return scene


def _asked(scene: Scene, turn: int) -> TranscriptTurn:
    turns = scene.turns
    if not 0 < turn < len(turns) or turns[turn].speaker != 'candidate':
        raise NotFound('There is no such answer.')
    return turns[turn - 1]


def _weakest(evaluation: Evaluation) -> str:
    judged = [each for each in evaluation.dimension_scores if each.score is not None and each.dimension != 'hygiene']
    if not judged:
        raise Conflict('Too little was said to know what to drill. Hold another interview first.')
    return min(judged, key=lambda each: each.score or 0).dimension


def _question_for(brief: Brief, dimension: str, asked: set[str]) -> BankQuestion:
    """One that was written for the dimension and suits the interview; asked ones only when all have been asked."""
    suiting = [each for each in brief.bank.questions if dimension in each.dimensions and each.phase != 'wrap_up']
    if not suiting:
        raise InvalidInput('There is no question for this dimension in the kit.')
    typed = [each for each in suiting if not each.types or brief.interview_type in each.types]
    fresh = [each for each in typed or suiting if each.id not in asked]
    return (fresh or typed or suiting)[0]


def _side(text: str, evaluation: Evaluation) -> Side:
    scores = [each for each in evaluation.dimension_scores if each.score is not None]
    values = [each.score for each in scores if each.score is not None]
    overall = round(sum(values) / len(values), 1) if values else None
    return Side(text=text, scores=scores, overall=overall, words=len(text.split()))


def line_of(attempt: Attempt) -> AttemptLine | None:
    """Nothing while it is open."""
    if attempt.text is None or attempt.evaluation is None or attempt.answered_at is None:
        return None
    after = _side(attempt.text, Evaluation.model_validate(attempt.evaluation))
    return AttemptLine(
        **attempt.model_dump(include={'id', 'kind', 'question', 'answered_at'}),
        overall=after.overall,
        passed=_passed(attempt, after),
    )


def _passed(attempt: Attempt, after: Side | None) -> bool | None:
    """Null while it is open, or where the answer was too short to judge."""
    if attempt.kind is not AttemptKind.drill or after is None:
        return None
    score = next((each.score for each in after.scores if each.dimension == attempt.dimension), None)
    return None if score is None else score >= attempt.pass_mark


def _check_quote(transcript: Sequence[Turn], turn: int, quote: str) -> None:
    if not 0 <= turn < len(transcript) or transcript[turn].speaker != 'candidate':
        raise NotFound('There is no such answer.')
    if not 0 < len(quote.split()) <= LONGEST_QUOTE:
        raise InvalidInput('Point at one to twenty words that you said.')
    if quote not in ' '.join(transcript[turn].text.split()):
        raise InvalidInput('These words do not stand in that answer. Copy them as you said them.')


def _measured(turns: list[Turn]) -> SpeechMetrics:
    from lab.engines.builtin.measuring import measure  # brings its lexicons along

    return measure(turns)

"""Planning: what the candidate chose, the brief an engine gets from it, and the versions of the plan."""

from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession

from lab.engines.contracts import Engine
from lab.errors import InvalidInput
from lab.models.document import DocType
from lab.models.extraction import JobExtraction, ResumeExtraction
from lab.models.interview import Brief, Choices, InterviewConfig
from lab.models.plan import InterviewPlan
from lab.models.viewer import Viewer
from lab.services.profiles import typed
from lab.services.usage import asking_for
from lab.storage import catalog, configs, documents
from lab.storage.database import Database

NOT_READ = 'Your {kind} has not been read yet. Wait until it has, or choose another one.'


class Planning:
    def __init__(self, database: Database, engine: Engine, default_minutes: float = 6) -> None:
        self._database = database
        self._engine = engine
        self._minutes = default_minutes

    async def configure(self, viewer: Viewer, choices: Choices) -> InterviewConfig:
        """Raises InvalidInput when a document is of the wrong kind or not read yet."""
        async with self._database.transaction() as session:
            kit = await catalog.get_kit(session, choices.kit_id)
            await _ready(session, viewer, choices.resume_doc_id, DocType.resume)
            await _ready(session, viewer, choices.jd_doc_id, DocType.job_description)
            await _ready(session, viewer, choices.company_notes_doc_id, DocType.company_notes)
            config = InterviewConfig(
                **choices.model_dump(exclude={'kit_id', 'minutes'}),
                user_id=viewer.user_id,
                role_kit_id=kit.id,
                minutes=choices.minutes or self._minutes,
            )
            session.add(config)
        return config

    async def get(self, viewer: Viewer, config_id: UUID) -> InterviewConfig:
        async with self._database.session() as session:
            return await configs.get(session, viewer, config_id)

    async def make(self, viewer: Viewer, config_id: UUID) -> InterviewPlan:
        """The next version of the plan, from what is known and corrected by now."""
        async with self._database.session() as session:
            config = await configs.get(session, viewer, config_id)
            brief = await brief_of(session, viewer, config)
        with asking_for(viewer):
            plan = await self._engine.plan(brief)
        async with self._database.transaction() as session:
            newest = await configs.find_plan(session, config)
            row = InterviewPlan(
                interview_config_id=config_id,
                plan_json=plan.model_dump(mode='json'),
                version=newest.version + 1 if newest else 1,
                made_by=plan.engine,
            )
            session.add(row)
        return row

    async def plan(self, viewer: Viewer, config_id: UUID) -> InterviewPlan:
        """The newest version; the first is made now if there is none."""
        async with self._database.session() as session:
            newest = await configs.find_plan(session, await configs.get(session, viewer, config_id))
        return newest or await self.make(viewer, config_id)


async def brief_of(
    session: AsyncSession, viewer: Viewer, config: InterviewConfig, delivery_metrics: bool = True
) -> Brief:
    """Without `delivery_metrics` the dimensions that count pace and fillers are left out, and the others weigh more."""
    kit, rubric = await catalog.get_kit_and_rubric(session, config.role_kit_id)
    ids = (config.resume_doc_id, config.jd_doc_id, config.company_notes_doc_id)
    given = await documents.get_unlaid(session, viewer, [each for each in ids if each])
    resume, job, notes = (given[each] if each else None for each in ids)
    candidate, posting = resume and typed(resume), job and typed(job)
    return Brief(
        kit_id=kit.id,
        kit_name=kit.name,
        kit_description=kit.description,
        focus_skills=kit.focus_skills,
        bank=kit.questions(),
        dimensions=[each for each in rubric.typed() if delivery_metrics or each.key != 'hygiene'],
        interview_type=config.interview_type,
        style=config.style,
        seniority=config.seniority,
        minutes=config.minutes,
        candidate=candidate if isinstance(candidate, ResumeExtraction) else ResumeExtraction(),
        job=posting if isinstance(posting, JobExtraction) else None,
        company_notes=(notes.raw_text or '') if notes else '',
        today=f'{config.created_at:%Y-%m}',
    )


async def _ready(session: AsyncSession, viewer: Viewer, document_id: UUID | None, doc_type: DocType) -> None:
    if document_id is None:
        return
    document = await documents.get(session, viewer, document_id)
    kind = doc_type.value.replace('_', ' ').replace('resume', 'résumé')
    if document.doc_type is not doc_type:
        raise InvalidInput(f'"{document.file_name}" was not given as a {kind}.')
    if not document.ready:
        raise InvalidInput(document.problem or NOT_READ.format(kind=kind))

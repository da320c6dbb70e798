"""The lab: every engine, provider and service, built once from the settings.

What pages, the API and the command line call (every method is a coroutine; `viewer` says who asks, and somebody else's
things are NotFound; errors are LabErrors whose `sentence` can be shown):

accounts
    sign_up(email, name, password), sign_in(email, password) → User · viewer_of(cookie) → Viewer | None
    get(viewer) → User · accommodations(viewer), set_accommodations(viewer, Accommodations)
    sign_out_everywhere(viewer) · list_all(admin), change_role(admin, email, role)
tokens
    create(viewer, name, scopes, days) → NewToken, the only time its secret is seen
    list_mine(viewer) · revoke(viewer, token_id)
catalog
    list_kits() → [KitCard] · get_kit(id) → RoleKit · get_rubric(id) → Rubric · list_avatars() → [Avatar]
documents
    upload(viewer, doc_type, file_name, bytes), paste(viewer, doc_type, text), link(viewer, doc_type, url, notes='')
    → UserDocument, its preparation begun · progress(viewer, id) → Progress · get(viewer, id)
    retry(viewer, id) · delete(viewer, id) · use(viewer, id) makes it the current one of its kind
    list_mine(viewer, doc_type=None) → [UserDocument] · latest(viewer, doc_type) → UserDocument | None
profiles
    extraction(viewer, document_id) → ResumeExtraction | JobExtraction | None · find(viewer) → ExtractedProfile | None
    correct(viewer, document_id, extraction, version=None) → UserDocument
planning
    configure(viewer, Choices) → InterviewConfig · get(viewer, config_id)
    plan(viewer, config_id) → InterviewPlan, the newest (`.typed()` → Plan) · make(viewer, config_id) → a new version
interviewing
    start(viewer, config_id) → session id · view(viewer, session_id) → LiveView, as do the next five
    choose_avatar(viewer, session_id, [avatar ids]) · get_ready(viewer, session_id, Readiness)
    begin(viewer, session_id) · answer(viewer, session_id, turn, text) · end(viewer, session_id)
    pulse(viewer, session_id) → Pulse, every 10 s; a `turn` other than the page's means: ask for the view again
    close(viewer, session_id, reason) not by the candidate: lost, failed, staff
admission (a spoken session needs a place while somebody speaks in it; a typed one needs none)
    enter(viewer, session_id) → Place, taken up at once if one is free (`state` active), else in the line
    join, look, beat every 10 s (None: the place has gone), accept(…, token), leave
presence
    attend(viewer, session_id, on_taken) → Seat: this page shows the session now · beat(seat) → Pulse, every 10 s while
    the page is connected; raises Elsewhere once a newer page has taken over · leave(seat)
spoken (the voice of a session; lab/api/voice.py is its connection)
    ticket(viewer, session_id, fresh) → str, for one connection within a minute · watch(session_id, told) → unwatch():
    `told` gets every view that came of speaking · answer(viewer, session_id, turn, text) a typed answer, in any session
    follow(session_id) the interview moved on without speech · warn(session_id, warning) · drafting(session_id, on)
    change_mode(session_id, mode) · close(session_id) · voice(avatar_id) → VoiceChoice
recordings (heard at /api/recordings/…, voice samples at /api/voices/…)
    get(viewer, session_id, position) → WAV · delete(viewer, session_id) · keep_days · purge()
desks (staff only; others are Forbidden)
    look(viewer) → Desk: places, line, live sessions · lately(viewer) → [DeskSpell] · end(viewer, session_id)
warm_up
    warmers: what is made ready for whoever is next in line; add to it
videos
    offer(viewer, session_id) → VideoOffer · choose(viewer, session_id, on_video) → VideoOffer
    rent(viewer, session_id) → VideoStart, or VideoRefused: the drawn interviewer goes on · began, ended(…, id, why)
tasks
    get(viewer, session_id) → TaskView, the panel · save(viewer, session_id, TaskDraft) → TaskView
    submit(viewer, session_id) → TaskView; moving on does the same
setting_up
    start(viewer, Setup) → session id: corrections, notes, configuration, plan and session in one go
samples
    take_resume(viewer, RoleKit), take_job(viewer, RoleKit) → UserDocument
conversations (held by `interviewing`, like every live session)
    start(viewer, scenario_id, persona_id, tone_id, avatar_id) → session id · report(viewer, session_id) → DebriefView
    practised(viewer) → scenario ids · holds(viewer, session_id) → whether it is one
reports
    report(viewer, session_id) → ReportView, again while not progress.done · retry(viewer, session_id)
    own(viewer, session_id) → OwnView, what its candidate has made of it: plan, attempts, contests, the time before
attempts
    retry(viewer, session_id, turn), drill(viewer, session_id, dimension='') → Attempt
    answer(viewer, attempt_id, text), view(viewer, attempt_id) → AttemptView · list_mine(viewer, session_id)
    contest(viewer, session_id, dimension, turn, quote, note) → ContestView
practice
    plan(viewer, session_id), tick(viewer, session_id, day, done) → PlanView · streak(viewer) → Streak
    calendar(viewer, session_id, begins) → the plan as an .ics file
sharing
    share(viewer, session_id, days, note, with_transcript) → NewShare, the only time its secret is seen
    list_mine(viewer, session_id) · revoke(viewer, link_id) · read(secret) → SharedReport, for whoever has the link
history
    list_mine(viewer) → [SessionSummary] · overview(viewer) → Overview: them, trends, the unfinished, the last result
    trends(viewer, family='') → [Trend] · compare(viewer, one, other) → Comparison
    delete(viewer, session_id)
prompts
    list(staff) → [PromptView] · choose(staff, name, version)
usage
    of_session(viewer, session_id) → [ModelCall] · list_use(staff, days=30) → [ModelUse]
records
    export(viewer) → {table: rows} · delete_account(viewer) · keep_days · purge()
"""

import secrets
from functools import cached_property, partial

from lab.documents.reader import Limits, read
from lab.engines import choosing
from lab.engines.contracts import Engine
from lab.live.clock import PresenceClock
from lab.live.janitor import Janitor
from lab.live.lifecycle import SessionLifecycle
from lab.live.presence import Presence
from lab.live.samples import VoiceSamples
from lab.live.spoken_parts import Parts
from lab.live.spoken_sessions import SpokenSessions
from lab.live.video_upkeep import VideoUpkeep
from lab.live.warm_up import WarmUp
from lab.live.warm_video import WarmVideo
from lab.live.warm_voice import WarmVoice
from lab.models.viewer import Viewer
from lab.providers import avatar, files
from lab.services.accounts import Accounts
from lab.services.admission import Admission
from lab.services.attempts import Attempts
from lab.services.catalog import Catalog
from lab.services.conversations import Conversations
from lab.services.desks import Desks
from lab.services.documents import Documents
from lab.services.evaluation import Evaluations
from lab.services.history import History
from lab.services.interviewing import Interviewing
from lab.services.openings import Openings
from lab.services.planning import Planning
from lab.services.planting import plant
from lab.services.practice import Practice
from lab.services.profiles import Profiles
from lab.services.prompts import Prompts
from lab.services.recordings import Recordings
from lab.services.records import Records
from lab.services.repeating import Repeating
from lab.services.reports import Reports
from lab.services.samples import Samples
from lab.services.setting_up import SettingUp
from lab.services.sharing import Sharing
from lab.services.speaking import Speaking
from lab.services.tasks import Tasks
from lab.services.tokens import Tokens
from lab.services.usage import Usage
from lab.services.videos import Videos
from lab.settings import Settings
from lab.storage import sessions
from lab.storage.database import Database
from lab.voice.speech import Speech
from lab.workflows.durable import DurablePipelines
from lab.workflows.preparation import preparation
from lab.workflows.review import review


class Lab:
    """Nothing runs and nothing is written until `start`; the command line uses a lab without starting it whole."""

    def __init__(self, settings: Settings | None = None, engine: Engine | None = None) -> None:
        self.settings = settings or Settings()
        self.database = Database(self.settings.database)
        self.usage, self.prompts = Usage(self.database), Prompts(self.database)
        self.engine = engine or choosing.create(self.settings, self.usage, self.prompts.live)
        self.files = files.create(self.settings)
        self.pipelines = DurablePipelines(self.settings.workflow_database)
        self.speech = Speech(self.settings)
        clock, lifecycle = PresenceClock(), SessionLifecycle()

        self.accounts = Accounts(self.database, self.settings.demo)
        self.tokens = Tokens(self.database)
        self.repeating = Repeating(self.database)
        self.catalog = Catalog(self.database)
        self.profiles = Profiles(self.database, self.engine)
        self.documents = Documents(
            self.database,
            self.files,
            partial(read, limits=Limits.of(self.settings)),
            self.profiles,
            self.pipelines,
            self.settings.upload_limit_mb,
        )
        self.planning = Planning(self.database, self.engine, self.settings.default_minutes)
        self.interviewing = Interviewing(self.database, self.engine, self.planning, self.pipelines, clock, lifecycle)
        self.warm_up = WarmUp(self.database, lifecycle, Openings(self.database, self.engine))
        self.admission = Admission(
            self.database, lifecycle, self.warm_up, self.settings.places, self.settings.default_minutes * 60
        )
        video = avatar.create(self.settings)
        self.videos = Videos(self.database, video)
        self.video_upkeep = VideoUpkeep(self.database, video, self.videos)
        self.warm_up.warmers.append(WarmVideo(self.videos))
        self.presence = Presence(self.database, self.interviewing)
        self.janitor = Janitor(self.database, self.admission, self.interviewing)
        self.desks = Desks(self.database, self.admission, self.interviewing, clock)
        self.setting_up = SettingUp(self.documents, self.profiles, self.planning, self.interviewing)
        self.samples = Samples(self.documents)
        self.tasks = Tasks(self.database, self.engine)
        self.evaluations = Evaluations(self.database, self.engine, self.tasks)
        self.conversations = Conversations(self.database, self.engine, self.pipelines, lifecycle)
        self.reports = Reports(self.database, self.pipelines, lifecycle)
        self.sharing = Sharing(self.database, self.reports)
        self.attempts = Attempts(self.database, self.engine)
        self.history = History(self.database, self.files, self.pipelines)
        self.practice = Practice(self.database)
        self.records = Records(self.database, self.files, self.pipelines, self.settings.keep_days)
        self.recordings = Recordings(self.database, self.files, self.settings.keep_audio_days)
        parts = Parts(self.speech, self.interviewing, Speaking(self.database), self.recordings)
        self.spoken = SpokenSessions(parts, self.catalog, self.admission)
        self.warm_up.warmers.append(WarmVoice(self.speech, self.spoken))
        self.voice_samples = VoiceSamples(self.speech, self.spoken, self.catalog)

    async def start(self) -> None:
        """Migrate, plant what is missing, and take up the work that the last run left undone."""
        await self.prepare()
        reviewing = review(self.evaluations, self.reports, self.conversations)
        await self.pipelines.launch(preparation(self.documents, self.profiles), reviewing)
        async with self.database.session() as session:
            waiting = await sessions.list_unreviewed(session)
        for live in waiting:
            await self.pipelines.review(Viewer(live.user_id), live.id)
        await self.admission.open()
        await self.janitor.start()
        await self.video_upkeep.start()
        await self.speech.start()
        await choosing.warm(self.engine)

    async def prepare(self) -> int:
        """The data folder, the tables and the seeds, without anything that runs; the number of rows planted."""
        self.settings.data_dir.mkdir(parents=True, exist_ok=True)
        await self.database.migrate()
        return await plant(self.database)

    async def stop(self) -> None:
        await self.spoken.stop()
        await self.speech.stop()
        await self.janitor.stop()
        await self.video_upkeep.stop()
        await self.warm_up.stop()
        await self.pipelines.stop()
        await self.close()

    async def close(self) -> None:
        """What a lab holds that was only looked at, or has stopped."""
        await choosing.close(self.engine)
        await self.usage.drain()
        await self.database.close()

    @cached_property
    def secret(self) -> str:
        """Signs the sessions of browsers: the configured one, or one made once and kept here."""
        if self.settings.secret is not None:
            return self.settings.secret.get_secret_value()
        path = self.settings.data_dir / 'secret'
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            path.touch(mode=0o600)
            path.write_text(secrets.token_urlsafe(48))
        return path.read_text()

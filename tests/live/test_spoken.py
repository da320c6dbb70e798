"""A spoken session over a scripted line, on both databases: what is heard becomes turns, and nothing is said twice."""

from collections.abc import AsyncGenerator
from typing import NamedTuple
from uuid import UUID

import pytest

from lab.errors import Conflict, Unavailable
from lab.live.spoken import SpokenSession
from lab.live.spoken_parts import Parts
from lab.live.spoken_sessions import SpokenSessions
from lab.models.live import LiveView, Readiness
from lab.models.session import SessionState
from lab.models.transcript import TranscriptTurn
from lab.models.viewer import Viewer
from lab.services.speaking import Speaking
from lab.storage import transcripts
from lab.voice.messages import Done, GoOn, Hush, Interrupted, Mute, Pause, Prepare, Reopened, Turn
from lab.wiring import Lab
from tests.doubles import WORDS, ScriptedEngine
from tests.live.scripted import ScriptedLine, ScriptedPage, ScriptedSpeech, until
from tests.steps import prepared


class Talk(NamedTuple):
    lab: Lab
    viewer: Viewer
    spoken: SpokenSessions
    speech: ScriptedSpeech
    session: SpokenSession
    page: ScriptedPage
    told: list[LiveView]

    @property
    def id(self) -> UUID:
        return self.session.session_id

    @property
    def line(self) -> ScriptedLine:
        return self.speech.lines[-1]

    async def turns(self) -> list[TranscriptTurn]:
        async with self.lab.database.session() as session:
            return await transcripts.list_turns(session, self.viewer, self.id)

    async def view(self) -> LiveView:
        return await self.lab.interviewing.view(self.viewer, self.id)

    async def connect(self, fresh: bool = True) -> ScriptedPage:
        page = ScriptedPage()
        word = await self.spoken.ticket(self.viewer, self.id, fresh)
        ticket = self.spoken.tickets.take(word, self.id, self.viewer.user_id)
        assert ticket is not None
        await self.spoken.attach(ticket, page)
        return page


@pytest.fixture
async def talk(lab: Lab, rosa: Viewer) -> AsyncGenerator[Talk, None]:
    """The interviewer has begun to ask the first question."""
    speech = ScriptedSpeech()
    spoken = SpokenSessions(
        Parts(speech, lab.interviewing, Speaking(lab.database), lab.recordings), lab.catalog, lab.admission
    )  # type: ignore[arg-type]
    session_id = await lab.interviewing.start(rosa, await prepared(lab, rosa))
    ready = Readiness(consent=True, typed=False, patience='patient', recording=True)
    await lab.interviewing.get_ready(rosa, session_id, ready)
    await lab.interviewing.begin(rosa, session_id)
    told: list[LiveView] = []
    spoken.watch(session_id, told.append)
    page = ScriptedPage()
    ticket = spoken.tickets.take(await spoken.ticket(rosa, session_id, True), session_id, rosa.user_id)
    assert ticket is not None
    session = await spoken.attach(ticket, page)
    yield Talk(lab, rosa, spoken, speech, session, page, told)
    await spoken.stop()


async def test_an_answer_is_stored_with_its_words_and_the_next_question_is_said(talk: Talk) -> None:
    assert talk.line.opening.patience == 'patient'
    assert [say.text for say in talk.line.says] == [WORDS[0]]
    assert talk.page.messages[0] == {'kind': 'saying', 'id': talk.line.says[0].id, 'member': 'lead'}
    talk.line.said()
    talk.line.answer('I built a balance')
    await until(lambda: len(talk.line.says) == 2)
    assert talk.line.says[1].text == WORDS[1]
    asked, answer, following = await talk.turns()
    assert (answer.text, following.text) == ('I built a balance', WORDS[1])
    assert [word['text'] for word in answer.words or []] == ['I', 'built', 'a', 'balance']
    assert (answer.ended_ms or 0) - (answer.started_ms or 0) == 4000
    assert asked.ended_ms is not None
    assert [view.turn for view in talk.told] == [3]


async def test_the_question_is_foreseen_in_a_pause_and_asked_of_the_engine_once(
    talk: Talk, engine: ScriptedEngine
) -> None:
    talk.line.come(Pause(text='I built a balance', silence_ms=300, p_end=0.4))
    await until(lambda: talk.line.count(Prepare))
    talk.line.answer('I built, a balance.')
    await until(lambda: len(talk.line.says) == 2)
    assert engine.calls.count('ask') == 1
    prepared_texts = [message.text for message in talk.line.told if isinstance(message, Prepare)]
    assert prepared_texts == [WORDS[1]]


async def test_who_goes_on_speaking_takes_answer_and_question_back(talk: Talk) -> None:
    talk.line.answer('I built')
    await until(lambda: len(talk.told) == 1)
    before = (await talk.view()).phases
    talk.line.come(Reopened())
    await until(lambda: len(talk.told) == 2)
    assert [turn.text for turn in await talk.turns()] == [WORDS[0]]
    assert (await talk.view()).phases != before
    assert talk.line.count(Hush) == 1
    talk.line.answer('I built a balance, and it broke')
    await until(lambda: len(talk.line.says) == 3)
    assert [turn.text for turn in await talk.turns()] == [WORDS[0], 'I built a balance, and it broke', WORDS[1]]


async def test_after_a_passing_yeah_the_interviewer_goes_on_where_they_stopped(talk: Talk) -> None:
    first = talk.line.says[0]
    talk.line.come(Interrupted(id=first.id, spoken_text='What brings'), GoOn(id=first.id, rest='you here?'))
    await until(lambda: len(talk.line.says) == 2)
    assert (talk.line.says[1].text, talk.line.says[1].id != first.id) == ('you here?', True)
    talk.line.come(GoOn(id=first.id, rest=''))
    talk.line.answer('I built a balance')
    await until(lambda: len(talk.line.says) == 3)
    assert [turn.text for turn in await talk.turns()] == [WORDS[0], 'I built a balance', WORDS[1]]


async def test_nothing_is_stored_when_the_turn_is_open_again_before_it_was_read(
    talk: Talk, engine: ScriptedEngine
) -> None:
    talk.line.answer('I built')
    talk.line.come(Reopened())
    talk.line.answer('I built a balance')
    await until(lambda: len(talk.line.says) == 2)
    assert [turn.text for turn in await talk.turns()] == [WORDS[0], 'I built a balance', WORDS[1]]
    assert engine.calls.count('ask') == 1


async def test_only_the_last_answer_can_be_taken_back_and_only_at_once(talk: Talk) -> None:
    talk.line.answer('I built a balance')
    await until(lambda: len(talk.told) == 1)
    await talk.spoken.answer(talk.viewer, talk.id, 3, 'Typed, and final')
    talk.line.come(Reopened())
    talk.line.answer('and then')
    await until(lambda: len(talk.told) == 2)
    texts = [turn.text for turn in await talk.turns() if turn.speaker == 'candidate']
    assert texts == ['I built a balance', 'Typed, and final', 'and then']
    speaking = Speaking(talk.lab.database)
    with pytest.raises(Conflict):
        await speaking.withdraw(talk.viewer, talk.id, 5)
    assert await speaking.withdraw(talk.viewer, talk.id, 7) == 5
    with pytest.raises(Conflict):
        await speaking.withdraw(talk.viewer, talk.id, 5)


async def test_an_interruption_is_noted_where_it_happened_and_changes_nothing_else(talk: Talk) -> None:
    await until(lambda: talk.page.sounds)
    talk.line.come(Interrupted(id=talk.line.says[0].id, spoken_text='What brings'))
    talk.line.answer('I know, the balance')
    await until(lambda: len(talk.told) == 1)
    asked = (await talk.turns())[0]
    assert (asked.text, asked.heard_text) == (WORDS[0], 'What brings')
    assert 'interrupted' in talk.page.kinds()


async def test_a_long_silence_is_an_empty_answer_but_not_of_somebody_who_types_or_is_muted(talk: Talk) -> None:
    talk.spoken.drafting(talk.id, True)
    talk.line.answer('')
    talk.spoken.drafting(talk.id, False)
    talk.session.take(Mute(on=True))
    talk.line.answer('')
    talk.line.answer('Muted, but this was said before')
    await until(lambda: len(talk.told) == 1)
    talk.session.take(Mute(on=False))
    talk.line.answer('')
    await until(lambda: len(talk.told) == 2)
    texts = [turn.text for turn in await talk.turns() if turn.speaker == 'candidate']
    assert texts == ['Muted, but this was said before', '']


async def test_a_typed_answer_stops_the_speech_and_what_was_half_said_counts_no_more(talk: Talk) -> None:
    talk.session.hear(b'\0' * 32 * 3000)
    view = await talk.spoken.answer(talk.viewer, talk.id, 1, 'Typed instead')
    assert talk.line.count(Hush) == 1
    assert talk.line.count(Done) == 1
    await until(lambda: talk.line.says[-1].text == view.question == WORDS[1])
    half = Turn(text='half a', started_ms=0, ended_ms=2900, why='done')
    talk.line.come(half)
    talk.line.answer('And this is spoken')
    await until(lambda: len(talk.told) == 1)
    texts = [turn.text for turn in await talk.turns() if turn.speaker == 'candidate']
    assert texts == ['Typed instead', 'And this is spoken']
    typed, spoken = (turn for turn in await talk.turns() if turn.speaker == 'candidate')
    assert typed.words is None
    assert spoken.words


async def test_the_newer_page_takes_over_and_hears_the_open_question_again(talk: Talk) -> None:
    talk.line.said()
    newer = await talk.connect()
    assert talk.page.code == 4409
    assert [say.text for say in talk.line.says] == [WORDS[0], WORDS[0]]
    assert newer.messages[-1]['kind'] == 'saying'
    talk.line.answer('I built a balance')
    await until(lambda: 'turn' in newer.kinds())
    assert 'turn' not in talk.page.kinds()


async def test_a_connection_restored_goes_on_and_says_again_only_what_was_not_heard(talk: Talk) -> None:
    talk.spoken.detach(talk.session, talk.page)
    again = await talk.connect(fresh=False)
    assert [say.text for say in talk.line.says] == [WORDS[0], WORDS[0]], 'it had not been heard to its end'
    talk.line.said()
    await until(lambda: talk.session._saying.silent)
    talk.session.hear(b'\0' * 32 * 1000)
    talk.spoken.detach(talk.session, again)
    await talk.connect(fresh=False)
    assert len(talk.line.says) == 2
    assert len(talk.speech.lines) == 1, 'what was being said is not lost'
    talk.line.answer('I built a balance')
    await until(lambda: len(talk.told) == 1)


async def test_a_line_that_ends_is_opened_anew_where_the_clock_stood(talk: Talk) -> None:
    talk.session.hear(b'\0' * 32 * 5000)
    await talk.line.close()
    await until(lambda: talk.page.code)
    await talk.connect(fresh=False)
    assert talk.line.opening.clock_ms == 5000
    talk.line.answer('Here again')
    await until(lambda: len(talk.told) == 1)


async def test_the_whole_interview_ends_with_a_goodbye_that_is_heard_out(talk: Talk) -> None:
    for number in range(len(WORDS)):
        talk.line.said()
        talk.line.answer(f'Answer number {number}')
        await until(lambda number=number: len(talk.told) == number + 1)
    view = talk.told[-1]
    assert view.closed
    assert view.state is SessionState.ended
    assert talk.line.says[-1].text == 'Thank you. Goodbye.'
    assert talk.page.code is None, 'the goodbye was not heard yet'
    talk.line.said()
    await until(lambda: talk.page.code)
    assert talk.page.code == 1000
    with pytest.raises(Conflict):
        await talk.spoken.ticket(talk.viewer, talk.id, True)


async def test_when_time_is_up_a_sentence_may_be_finished_but_no_second_one(talk: Talk) -> None:
    talk.spoken.warn(talk.id, 'over')
    assert talk.line.count(Done) == 0
    talk.line.come(Pause(text='And that is how it went.', silence_ms=200, p_end=0.2))
    await until(lambda: talk.line.count(Done) == 1)


async def test_when_time_is_up_a_sentence_is_cut_after_ten_seconds_and_what_was_heard_is_kept(
    talk: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr('lab.live.last_words.SENTENCE_S', 0.05)
    talk.spoken.warn(talk.id, 'over')
    await until(lambda: talk.line.count(Done) == 1)
    talk.line.answer('What I was still saying when')
    await until(lambda: talk.told)
    assert (await talk.turns())[1].text == 'What I was still saying when'


async def test_the_hard_end_and_warnings_are_said_aloud(talk: Talk) -> None:
    talk.spoken.warn(talk.id, 'wrap_up')
    assert len(talk.line.says) == 1, 'nobody is talked over'
    talk.line.said()
    await until(lambda: talk.session._saying.silent)
    talk.spoken.warn(talk.id, 'last_minute')
    talk.spoken.warn(talk.id, 'last_minute')
    assert [say.text for say in talk.line.says[1:]] == ['Just so you know, we have less than a minute left.']
    async with talk.lab.database.transaction() as session:
        turns = await transcripts.list_turns(session, talk.viewer, talk.id)
        assert turns
        live = await talk.lab.interviewing._scene(talk.viewer, talk.id)
        row = await session.merge(live.live)
        row.used_s = 10_000
    pulse = await talk.lab.interviewing.pulse(talk.viewer, talk.id)
    assert pulse.state is not SessionState.running
    talk.spoken.follow(talk.id)
    await until(lambda: talk.line.says[-1].text == 'Thank you. Goodbye.')


async def test_a_recording_is_kept_with_consent_and_goes_with_its_session(talk: Talk) -> None:
    tone = b'\x01\x02' * 16 * 3000
    talk.session.hear(tone)
    talk.line.heard = 0
    talk.line.answer('One two three')
    await until(lambda: len(talk.told) == 1)
    await until(lambda: talk.session._work._acts.empty())
    kept = await _recording(talk, 1)
    assert kept[:4] == b'RIFF'
    assert 2.9 < (len(kept) - 44) / 32_000 <= 3.6
    await talk.lab.history.delete(talk.viewer, talk.id)
    assert not list(talk.lab.settings.uploads.rglob('*.wav'))


async def _recording(talk: Talk, position: int) -> bytes:
    await until(lambda: list(talk.lab.settings.uploads.rglob('*.wav')))
    for _ in range(200):
        if any(turn.audio_key for turn in await talk.turns()):
            break
    return await talk.lab.recordings.get(talk.viewer, talk.id, position)


async def test_a_place_that_is_taken_refuses(talk: Talk) -> None:
    talk.speech.places = 0
    await talk.spoken.close(talk.id)
    with pytest.raises(Unavailable):
        await talk.connect()


async def test_push_to_talk_opens_the_line_anew(talk: Talk) -> None:
    await talk.spoken.change_mode(talk.id, 'push_to_talk')
    assert [line.opening.mode for line in talk.speech.lines] == ['open_mic', 'push_to_talk']
    assert talk.speech.lines[0].closed
    talk.line.answer('Pressed and said')
    await until(lambda: len(talk.told) == 1)

"""One candidate's microphone: when they speak, what they say, when they have finished, when they speak up."""

from collections import deque

import numpy as np
from numpy.typing import NDArray

from lab.providers.stt import Recogniser
from lab.providers.tts.sound import Sound
from lab.providers.tts.waves import floats
from lab.voice import messages
from lab.voice.contracts import Emit, TurnModel, VoiceActivity
from lab.voice.end_of_turn import Silence, empty_after_ms, how_long
from lab.voice.finality import Finality
from lab.voice.idling import Idling
from lab.voice.interruptions import NEEDED, Interruptions
from lab.voice.messages import Expects, Open, Patience
from lab.voice.pauses import Pauses
from lab.voice.stretches import BEFORE, LONGEST_MS, Stretches
from lab.voice.vad import OFF, ON, WINDOW, WINDOW_MS
from lab.voice.words_so_far import read_words

Samples = NDArray[np.float32]
ONSET = 3
"""Windows of voice that begin a stretch; twice as many re-open a turn that has ended."""
DIP_MS, STOP_MS = 128, 192
"""A silence in which the words so far are recognised if there is time for it, and one in which they must be."""
PARTIAL_MS, DIP_PARTIAL_MS = 2500, 800
"""New speech after which it is recognised for the captions: without a dip, and at one."""
REOPEN_MS = 2200
"""Of the interviewer's own sound, within which the candidate is taken to go on with the last answer."""
BACKCHANNEL_MS, NOTHING_MS = 600, 1000
TAIL_S = 8


class Hearing:
    """See `lab.voice.contracts.Hears`. Time is that of the microphone's audio, so that it may come at any pace."""

    def __init__(
        self, recogniser: Recogniser, vad: VoiceActivity, turn_model: TurnModel, settings: Open, emit: Emit
    ) -> None:
        self._recogniser, self._vad, self._emit = recogniser, vad, emit
        self._finality = Finality(turn_model, self._weigh)
        self._settings = settings
        self._patience: Patience = settings.patience
        self._clock_ms = settings.clock_ms
        self._expects: Expects = settings.expects
        self._pauses = Pauses(settings.known_pause_ms)
        self._over = Interruptions()
        self._rest = b''
        self._before: deque[Samples] = deque(maxlen=BEFORE + NEEDED)
        self._playing = self._muted = self._down = self._closed = False
        self._asked = settings.clock_ms > 0
        self._idle = Idling(self._idled)
        self._fresh()
        self._watch_idle()

    async def feed(self, pcm: bytes) -> None:
        if self._muted or (self._push and not self._down):
            return
        pcm = self._rest + pcm
        whole = len(pcm) // (2 * WINDOW) * 2 * WINDOW
        self._rest = pcm[whole:]
        for window in floats(pcm[:whole]).reshape(-1, WINDOW):
            self._window(window)

    def expect(self, expects: Expects, seconds: float) -> None:
        self._expects = expects
        self._asked = True

    def sounding(self, sound: Sound) -> None:
        if not self._playing:
            self._playing = True
            self._over.forget()
            self._over.sounding(sound, first=True)
        else:
            self._over.sounding(sound, first=False)

    def speaking(self, id: str, playing: bool, played_ms: int) -> None:
        self._over.played(played_ms)
        if self._playing and not playing:
            self._playing = False
            self._vad.reset()
            if self._turned or not self._answer:
                self._fresh()

    def done(self) -> None:
        if not self._turned:
            self._finish('done')

    def moment(self, seconds: float) -> None:
        self._hold_ms = round(seconds * 1000)
        self._patience = 'patient'

    def talk(self, down: bool) -> None:
        self._down = down
        if not down:
            self._finish('released')
        elif self._playing or self._turned:
            self._speak_up()
        self._watch_idle()

    def mute(self, on: bool) -> None:
        self._muted = on
        self._watch_idle()

    async def close(self) -> None:
        self._closed = True
        self._answer.drop()
        self._idle.on(False)
        self._finality.drop()

    async def settled(self) -> None:
        """Until all that was asked of the models has been answered: for time that runs faster than real."""
        await self._finality.wait()
        await self._answer.wait()

    @property
    def _push(self) -> bool:
        return self._settings.mode == 'push_to_talk'

    def _fresh(self) -> None:
        """A new answer is due."""
        self._answer = Stretches(self._recogniser, self._changed, self._failed)
        self._patience = self._settings.patience
        self._voiced = self._turned = self._told = self._failing = self._interrupts = False
        self._ending = ''
        self._hot = self._silence_ms = self._nothing_ms = self._hold_ms = 0
        self._pauses.begin_answer()
        self._finality.forget()
        self._shown = ''

    def _window(self, window: Samples) -> None:
        voice = self._vad(window)
        self._clock_ms += WINDOW_MS
        self._before.append(window)
        if self._playing:
            self._pass(WINDOW_MS)
            if self._over.window(window, voice):
                self._speak_up()
        elif self._voiced and not self._ending:
            self._speech(window, voice)
        else:
            self._quiet(window, voice)

    def _quiet(self, window: Samples, voice: float) -> None:
        self._hot = self._hot + 1 if voice >= ON else 0
        self._pass(WINDOW_MS)
        if self._answer and len(self._answer.last.windows) * WINDOW_MS < LONGEST_MS + TAIL_S * 1000:
            self._answer.last.add(window, voiced=False)
        if self._hot >= (2 * ONSET if self._turned else ONSET) and not self._ending:
            self._voice_starts()
        else:
            self._weigh()

    def _speech(self, window: Samples, voice: float) -> None:
        stretch = self._answer.last
        voiced = voice >= OFF
        stretch.add(window, voiced)
        self._silence_ms = 0 if voiced else self._silence_ms + WINDOW_MS
        if voiced:
            self._over.learn(window)
        new_ms = (stretch.voiced - stretch.asked) * WINDOW_MS
        if self._silence_ms >= STOP_MS:
            self._voice_stops()
        elif new_ms >= (DIP_PARTIAL_MS if self._silence_ms >= DIP_MS else PARTIAL_MS) and self._recogniser.spare:
            self._answer.recognise()
        if len(stretch.windows) * WINDOW_MS > LONGEST_MS and (self._silence_ms or new_ms > LONGEST_MS):
            self._answer.split(self._clock_ms)

    def _voice_starts(self) -> None:
        """Also when somebody goes on whose turn had been taken for ended."""
        silence_ms = max(0, self._silence_ms - self._hot * WINDOW_MS)
        if self._answer and not self._push:
            self._pauses.add(silence_ms, taken_for_end=self._turned)
        if self._turned:
            self._turned = False
            self._emit(messages.Reopened())
        spare = min(BEFORE, silence_ms // WINDOW_MS) + self._hot
        onset_ms = self._clock_ms - self._hot * WINDOW_MS
        self._answer.begin(self._clock_ms, onset_ms, list(self._before)[-spare:], silence_ms)
        self._voiced, self._told = True, False
        self._finality.forget()
        self._silence_ms = self._nothing_ms = self._hot = self._hold_ms = 0
        self._emit(messages.VoiceStart())

    def _voice_stops(self) -> None:
        self._voiced = False
        self._answer.close_last()
        self._finality.ask(self._answer.tail(TAIL_S))

    def _speak_up(self) -> None:
        """Over the interviewer: early on it is the last answer that goes on, later it is an interruption."""
        again = self._turned and (not self._playing or self._over.played_ms < REOPEN_MS)
        interrupts = self._playing and not again
        if interrupts:
            self._emit(messages.Interrupted(id=''))
        if not again and (self._turned or not self._answer):
            self._fresh()
        self._playing, self._interrupts = False, interrupts
        self._hot = min(NEEDED, len(self._before))
        if again or not self._push:
            self._voice_starts()
        self._over.forget()

    def _changed(self) -> None:
        if self._turned:
            return
        text = self._answer.text
        if text and text != self._shown and not self._ending:
            self._shown = text
            self._emit(messages.Partial(text=text))
        self._weigh()

    def _failed(self, sentence: str) -> None:
        if not self._failing:
            self._failing = True
            self._emit(messages.Problem(sentence=sentence))

    def _weigh(self) -> None:
        """Whether the turn has ended by now."""
        if self._turned or self._playing or self._closed:
            return
        if self._ending:
            if self._answer.settled:
                self._end(self._ending)
            return
        if self._voiced or self._hot or self._hold_ms > 0 or self._down:
            return
        if self._answer and self._answer.settled and self._answer.text and self._finality.p_end is not None:
            self._weigh_silence(self._finality.p_end)
        elif self._interrupts and self._answer.settled and not self._answer.text and self._silence_ms >= NOTHING_MS:
            self._go_on()
        elif self._asked and not self._answer.text and self._long_silent():
            self._end('silence')

    def _long_silent(self) -> bool:
        return self._nothing_ms >= empty_after_ms(self._patience, self._expects)

    def _weigh_silence(self, p_end: float) -> None:
        text = self._answer.text
        if not self._told:
            self._told = True
            self._emit(messages.Pause(text=text, silence_ms=self._silence_ms, p_end=p_end))
        words = read_words(text)
        if self._interrupts and words.has('backchannel', 'aside') and self._silence_ms >= BACKCHANNEL_MS:
            return self._go_on()
        pauses = self._pauses.usual_ms, self._pauses.lately_ms
        wait = how_long(Silence(words, p_end, self._expects, self._patience, *pauses))
        if self._silence_ms >= wait.ms:
            self._end(wait.why)
        return None

    def _go_on(self) -> None:
        """Nothing was said that stands for an answer."""
        self._fresh()
        self._emit(messages.GoOn(id=''))

    def _finish(self, why: str) -> None:
        if self._answer:
            self._voiced = False
            self._answer.close_last()
        elif why == 'released':
            return
        self._ending = why
        self._weigh()

    def _end(self, why: str) -> None:
        answer = self._answer
        empty = not (answer and answer.text)
        self._voiced = False
        self._ending = ''
        if empty and why == 'released':
            return self._fresh()
        self._turned = True
        self._emit(
            messages.Turn(
                text=answer.text,
                words=answer.words,
                started_ms=self._clock_ms if empty else answer.started_ms,
                ended_ms=self._clock_ms if empty else answer.ended_ms,
                why=why,
                usual_pause_ms=self._pauses.usual_ms,
            )
        )
        return None

    def _pass(self, ms: int) -> None:
        self._silence_ms += ms
        self._nothing_ms += ms
        self._hold_ms = max(0, self._hold_ms - ms)

    def _watch_idle(self) -> None:
        self._idle.on(self._muted or (self._push and not self._down))

    def _idled(self, ms: int) -> None:
        if self._voiced:
            self._voice_stops()
        self._pass(ms)
        self._weigh()

"""The messages between the server and the speech process, and how they are framed on the pipe.

A frame is a 4-byte length, a 1-byte kind (0 JSON, 1 sound), an 8-byte line number, then the payload. Upwards sound is
PCM16 mono 16 kHz as the page recorded it; downwards it is a packed `Sounding`, which the page gets as it is. Line 0 is
the process itself. All times of what the candidate says are milliseconds of the line's microphone audio since `Open`.
"""

import struct
from asyncio import IncompleteReadError, StreamReader
from typing import Annotated, Literal, NamedTuple

from pydantic import BaseModel, Field, TypeAdapter

from lab.providers.stt.heard import Word
from lab.providers.tts.sound import Mouth, Voice, VoiceChoice

Patience = Literal['quick', 'normal', 'patient']
Mode = Literal['open_mic', 'push_to_talk']
Expects = Literal['short', 'story', 'thinking']


class Open(BaseModel):
    """`clock_ms` is where the line's clock starts: above 0 when a line goes on in a new speech process.

    `known_pause_ms` is the `usual_pause_ms` of the candidate's last turn; `expects` and `seconds` as in `Say`.
    """

    kind: Literal['open'] = 'open'
    patience: Patience = 'normal'
    mode: Mode = 'open_mic'
    known_pause_ms: int | None = None
    clock_ms: int = 0
    expects: Expects = 'story'
    seconds: float = 60


class Say(BaseModel):
    """`expects` and `seconds`: what kind of answer the text asks for, and how long a good one takes.

    `more`: further text of the same utterance follows in a `Say` of the same id. `said` characters of the text have
    been heard in pieces up to `pieces` already, before another speech process took the line over.
    """

    kind: Literal['say'] = 'say'
    id: str
    text: str
    voice: VoiceChoice = VoiceChoice()
    expects: Expects = 'story'
    seconds: float = 60
    more: bool = False
    said: int = 0
    pieces: int = 0


class Prepare(BaseModel):
    """Make the first sentence ahead: the same text will probably be said soon."""

    kind: Literal['prepare'] = 'prepare'
    text: str
    voice: VoiceChoice = VoiceChoice()


class Hush(BaseModel):
    """Stop speaking now."""

    kind: Literal['hush'] = 'hush'


class Done(BaseModel):
    """The candidate pressed "I'm done answering"."""

    kind: Literal['done'] = 'done'


class Moment(BaseModel):
    """The candidate asked for time: patience is raised for this turn."""

    kind: Literal['moment'] = 'moment'
    seconds: float


class Talk(BaseModel):
    """Push-to-talk."""

    kind: Literal['talk'] = 'talk'
    down: bool


class Played(BaseModel):
    """How much of what is being said the page has played."""

    kind: Literal['played'] = 'played'
    id: str
    ms: int


class Mute(BaseModel):
    kind: Literal['mute'] = 'mute'
    on: bool


class Close(BaseModel):
    kind: Literal['close'] = 'close'


class Transcribe(BaseModel):
    """The one sound that follows on the same line is to be written down: no turns, no place taken."""

    kind: Literal['transcribe'] = 'transcribe'


class Utter(BaseModel):
    """One short text to be made into one sound, for a voice sample: no place taken."""

    kind: Literal['utter'] = 'utter'
    text: str
    voice: VoiceChoice = VoiceChoice()


class Ready(BaseModel):
    """Names of recogniser and synthesiser, empty where there is none; a sentence for each thing that is off."""

    kind: Literal['ready'] = 'ready'
    stt: str = ''
    tts: str = ''
    voices: list[Voice] = []
    problems: list[str] = []


class Beat(BaseModel):
    """The process is alive, and what it has used: seconds of processor, megabytes, threads."""

    kind: Literal['beat'] = 'beat'
    cpu_s: float
    rss_mb: float
    threads: int


class Transcribed(BaseModel):
    kind: Literal['transcribed'] = 'transcribed'
    text: str


class VoiceStart(BaseModel):
    kind: Literal['voice_start'] = 'voice_start'


class Partial(BaseModel):
    kind: Literal['partial'] = 'partial'
    text: str


class Pause(BaseModel):
    """A possible end of the turn: what was heard so far, so that the answer to it can be prepared."""

    kind: Literal['pause'] = 'pause'
    text: str
    silence_ms: int
    p_end: float


class Turn(BaseModel):
    """The turn has ended; `why` names what decided. An empty text is a silence that has outlasted the patience.

    `usual_pause_ms` is how long this candidate has been seen to pause within answers, for `Open.known_pause_ms`.
    """

    kind: Literal['turn'] = 'turn'
    text: str
    words: list[Word] = []
    started_ms: int
    ended_ms: int
    why: str
    usual_pause_ms: int | None = None


class Reopened(BaseModel):
    """The candidate went on after `Turn`: it did not count, and the next one holds the whole text."""

    kind: Literal['reopened'] = 'reopened'


class Interrupted(BaseModel):
    """The candidate spoke over the interviewer, who stopped; `spoken_text` is how far they had come."""

    kind: Literal['interrupted'] = 'interrupted'
    id: str
    spoken_text: str = ''


class GoOn(BaseModel):
    """What interrupted was only a "yeah": no answer comes of it, and `rest` is still to be said, under a new id."""

    kind: Literal['go_on'] = 'go_on'
    id: str
    rest: str = ''


class Sounding(BaseModel):
    """A piece of what is being said, `n` counted from 0; `text` is as it was given and ends at character `till`."""

    kind: Literal['sound'] = 'sound'
    id: str
    n: int
    text: str
    till: int
    rate: int
    mouth: list[Mouth]
    last: bool
    pcm: Annotated[bytes, Field(exclude=True)] = b''

    @property
    def ms(self) -> int:
        return len(self.pcm) * 500 // self.rate


class Said(BaseModel):
    """All of it was played."""

    kind: Literal['said'] = 'said'
    id: str


class Overloaded(BaseModel):
    """All places are taken: the line is not open."""

    kind: Literal['overloaded'] = 'overloaded'


class Problem(BaseModel):
    kind: Literal['problem'] = 'problem'
    sentence: str


ToSpeech = Open | Say | Prepare | Hush | Done | Moment | Talk | Played | Mute | Close | Transcribe | Utter
FromHearing = VoiceStart | Partial | Pause | Turn | Reopened | Interrupted | GoOn | Problem
FromSpeech = FromHearing | Ready | Beat | Transcribed | Sounding | Said | Overloaded

_HEAD = struct.Struct('<IBQ')
_JSON, _SOUND = 0, 1
_LENGTH = struct.Struct('<I')
FRAME_LIMIT = 8_000_000
_to_speech: TypeAdapter[ToSpeech] = TypeAdapter(Annotated[ToSpeech, Field(discriminator='kind')])
_from_speech: TypeAdapter[FromSpeech] = TypeAdapter(Annotated[FromSpeech, Field(discriminator='kind')])


class Frame(NamedTuple):
    line: int
    sound: bool
    payload: bytes

    def to_speech(self) -> ToSpeech | bytes:
        return self.payload if self.sound else _to_speech.validate_json(self.payload)

    def from_speech(self) -> FromSpeech:
        return unpacked(self.payload) if self.sound else _from_speech.validate_json(self.payload)


def framed(line: int, message: ToSpeech | FromSpeech | bytes) -> bytes:
    """Bytes are microphone audio."""
    if isinstance(message, bytes):
        return _HEAD.pack(len(message), _SOUND, line) + message
    sound = isinstance(message, Sounding)
    payload = packed(message) if isinstance(message, Sounding) else message.model_dump_json().encode()
    return _HEAD.pack(len(payload), _SOUND if sound else _JSON, line) + payload


async def read_frame(reader: StreamReader) -> Frame | None:
    """None at the end of the pipe. Raises ValueError when what comes is no frame."""
    try:
        length, kind, line = _HEAD.unpack(await reader.readexactly(_HEAD.size))
        if length > FRAME_LIMIT or kind not in (_JSON, _SOUND):
            raise ValueError('not a frame')
        return Frame(line, kind == _SOUND, await reader.readexactly(length))
    except IncompleteReadError:
        return None


def packed(sound: Sounding) -> bytes:
    """For the page: 4-byte length of the JSON, the JSON, then PCM16."""
    head = sound.model_dump_json().encode()
    return _LENGTH.pack(len(head)) + head + sound.pcm


def unpacked(payload: bytes) -> Sounding:
    (length,) = _LENGTH.unpack_from(payload)
    start = _LENGTH.size + length
    return Sounding.model_validate_json(payload[_LENGTH.size : start]).model_copy(update={'pcm': payload[start:]})

"""Counts of a transcript: words, fillers, pace, talk share."""

from statistics import median
from typing import Any

from lab.engines.builtin.measuring.delivery import asked_s, delivery_of
from lab.engines.builtin.measuring.disfluency import filler_count
from lab.engines.builtin.measuring.words import words_of
from lab.models.evaluation import SpeechMetrics
from lab.models.interview import Turn

SPOKEN_PACE = 150
"""Words a minute at which answers without times are taken to be said."""
SHORTEST_TIMED_S = 2.0
"""Turns shorter than this are left out of the pace: their times are mostly silence."""


def measure(transcript: list[Turn]) -> SpeechMetrics:
    """Pace and fillers a minute are over timed answers without their long pauses; talk share is the candidate's words
    over all words, talk ratio the candidate's speaking time over both sides'.

    A transcript without times is taken for typed: its paces are null, its minutes 0, and fillers are merely counted.
    """
    answers = [_answer(transcript, index) for index, turn in enumerate(transcript) if turn.speaker == 'candidate']
    answers = [answer for answer in answers if answer['words']]
    timed = [answer for answer in answers if (answer['seconds'] or 0) >= SHORTEST_TIMED_S]
    minutes = sum(answer['speaking_s'] for answer in timed) / 60
    asked = asked_s(transcript)
    waits = [answer['first_word_s'] for answer in timed if answer['first_word_s'] is not None]
    pauses = [pause for answer in timed for pause in answer['pauses_s']]
    own, lengths = sum(answer['words'] for answer in answers), [answer['words'] for answer in answers]
    other = sum(len(words_of(turn.text)) for turn in transcript if turn.speaker == 'interviewer')
    return SpeechMetrics(
        answers=len(answers),
        candidate_words=own,
        interviewer_words=other,
        talk_share=round(own / (own + other), 3) if timed else None,
        words_per_minute=_per(sum(answer['words'] for answer in timed), minutes),
        fillers=sum(answer['fillers'] for answer in answers),
        fillers_per_minute=_per(sum(answer['fillers'] for answer in timed), minutes),
        median_answer_words=int(median(lengths)) if lengths else 0,
        longest_answer_words=max(lengths, default=0),
        minutes=round(minutes, 2),
        typed=not timed,
        talk_ratio=round(60 * minutes / (60 * minutes + asked), 3) if timed and asked else None,
        pauses=len(pauses),
        longest_pause_s=max(pauses, default=0.0),
        median_first_word_s=round(median(waits), 1) if waits else None,
        per_answer=answers,
    )


def _answer(transcript: list[Turn], index: int) -> dict[str, Any]:
    """`length_ratio` is the length over what the question called for, in seconds where there are times."""
    turn = transcript[index]
    words = words_of(turn.text)
    spoke = delivery_of(transcript, index)
    seconds = spoke.seconds if spoke else None
    spoken = seconds if seconds is not None else 60 * len(words) / SPOKEN_PACE
    return {
        'turn': index,
        'words': len(words),
        'fillers': filler_count(words, turn.text),
        'seconds': seconds,
        'words_per_minute': _per(len(words), (spoke.speaking_s if spoke else 0) / 60),
        'speaking_s': round(spoke.speaking_s, 1) if spoke else None,
        'pauses_s': list(spoke.pauses_s) if spoke else [],
        'first_word_s': spoke.first_word_s if spoke else None,
        'at_s': round(spoke.at_s, 1) if spoke else None,
        'length_ratio': round(spoken / max(1, _called_for(transcript, index)), 2),
    }


def _called_for(transcript: list[Turn], index: int) -> int:
    asked = (turn.seconds for turn in reversed(transcript[:index]) if turn.speaker == 'interviewer')
    return next(asked, transcript[index].seconds)


def _per(count: int, minutes: float) -> float | None:
    return round(count / minutes, 1) if minutes > 0 else None

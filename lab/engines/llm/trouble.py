"""Why a model gave nothing that can be used, for the record and in a sentence."""

from lab.errors import Unavailable
from lab.models.model_call import Outcome

SENTENCES = {
    Outcome.limited: 'The model had too many requests.',
    Outcome.failed: 'The model’s server failed.',
    Outcome.unreachable: 'The model’s server could not be reached.',
    Outcome.too_slow: 'The model did not answer in time.',
    Outcome.cut_off: 'The model’s answer broke off.',
    Outcome.too_long: 'The model’s answer was longer than can be used.',
    Outcome.refused: 'The model declined to answer.',
    Outcome.empty: 'The model’s answer was empty.',
    Outcome.invalid: 'The model’s answer did not have the agreed form.',
    Outcome.withheld: 'What the model wrote was held back by a check.',
    Outcome.rejected: 'The model’s server did not accept the request.',
}
PASSING = frozenset({Outcome.limited, Outcome.failed, Outcome.unreachable, Outcome.cut_off, Outcome.empty})
"""What another try may mend."""


class NoAnswer(Unavailable):
    """`detail` is for whoever runs the lab; `retry_after` are the seconds the server asked to be left alone."""

    def __init__(self, outcome: Outcome, detail: str = '', retry_after: float | None = None) -> None:
        super().__init__(SENTENCES[outcome])
        self.outcome = outcome
        self.detail = detail
        self.retry_after = retry_after


class Misfit(NoAnswer):
    """The text that came and what is wrong with it, for one repair."""

    def __init__(self, text: str, problems: str, outcome: Outcome = Outcome.invalid) -> None:
        super().__init__(outcome, problems)
        self.text = text


class CapReached(Unavailable):
    """What may be spent is spent; the sentence says which limit it was."""

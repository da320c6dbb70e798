"""Every error the lab raises on purpose: a status and one clear sentence for the person who reads it."""


class LabError(Exception):
    """The sentence given is shown as it is: it says what is wrong and what to do."""

    status = 500
    title = 'Something went wrong'

    @property
    def sentence(self) -> str:
        return str(self) or self.title


class InvalidInput(LabError):
    status = 422
    title = 'This cannot be used as it is'


class UnreadableDocument(InvalidInput):
    """`kind` is one of encrypted, image_only, corrupt, empty, wrong_type, too_big, too_many_pages, too_slow."""

    title = 'This document cannot be read'

    def __init__(self, kind: str, sentence: str) -> None:
        super().__init__(sentence)
        self.kind = kind


class SignInRequired(LabError):
    status = 401
    title = 'Please sign in'


class Forbidden(LabError):
    status = 403
    title = 'This is not yours to open'


class NotFound(LabError):
    status = 404
    title = 'This does not exist'


class Conflict(LabError):
    status = 409
    title = 'This has changed in the meantime'


class NoPlace(Conflict):
    title = 'All places are taken'


class StorageFull(LabError):
    status = 507
    title = 'There is no room left to store this'


class Unavailable(LabError):
    status = 503
    title = 'A part of the lab is not answering'


class VideoRefused(Unavailable):
    """`kind` is one of off, credits, key, gone, busy, down, refused; `pause_s` is how long to leave it alone."""

    title = 'The video is not available'

    def __init__(self, kind: str, sentence: str, pause_s: float = 0) -> None:
        super().__init__(sentence)
        self.kind = kind
        self.pause_s = pause_s


class TooManyCalls(LabError):
    """`headers` say how many calls are allowed and when there are some again (`RateLimit-Reset`, seconds)."""

    status = 429
    title = 'Too many calls'

    def __init__(self, sentence: str, headers: dict[str, str]) -> None:
        super().__init__(sentence)
        self.headers = headers | {'Retry-After': headers['RateLimit-Reset']}

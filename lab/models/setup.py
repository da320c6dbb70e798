"""What the context page hands over: the choices, and what the candidate put right in what was read."""

from pydantic import BaseModel

from lab.models.extraction import JobExtraction, ResumeExtraction
from lab.models.interview import Choices


class Setup(BaseModel):
    """`resume` and `job` are given only where the candidate changed something; notes and link may be empty."""

    choices: Choices
    resume: ResumeExtraction | None = None
    job: JobExtraction | None = None
    notes: str = ''
    link: str = ''

"""Preparation of a document: read it, then find in it what the interview needs."""

from lab.services.documents import Documents
from lab.services.profiles import Profiles
from lab.workflows.pipeline import Pipeline, Stage

NAME = 'preparation'


def preparation(documents: Documents, profiles: Profiles) -> Pipeline:
    return Pipeline(
        NAME, (Stage('Reading your document', documents.read), Stage('Finding what matters in it', profiles.extract))
    )

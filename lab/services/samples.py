"""Sample résumés of invented people, for whoever wants to see an interview before giving their own."""

from lab.models.document import DocType, UserDocument
from lab.models.kit import RoleKit
from lab.models.viewer import Viewer
from lab.services.documents import Documents
from lab.settings import ROOT

RESUMES = ROOT / 'seeds' / 'resumes'
BY_DOMAIN = {
    'Software': 'software-new-grad',
    'Security & IT': 'software-new-grad',
    'Data': 'data-analyst',
    'Health': 'new-grad-nurse',
}
OTHERWISE = 'sales-career-changer'


class Samples:
    def __init__(self, documents: Documents) -> None:
        self._documents = documents

    async def take_resume(self, viewer: Viewer, kit: RoleKit) -> UserDocument:
        """The invented person nearest to the kit becomes one of the candidate's documents."""
        file = RESUMES / f'{BY_DOMAIN.get(kit.domain, OTHERWISE)}.pdf'
        return await self._documents.upload(viewer, DocType.resume, f'Sample {file.name}', file.read_bytes())

    async def take_job(self, viewer: Viewer, kit: RoleKit) -> UserDocument:
        return await self._documents.paste(viewer, DocType.job_description, kit.questions().sample_job)

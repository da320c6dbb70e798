"""`/api/interview/documents`: résumés, postings and notes, uploaded and read."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi import APIRouter, File, Form, Request, UploadFile

from lab.api.route import REPEATABLE, Routers
from lab.api.who import viewer_of
from lab.api.wire import Cursor, Limit, Page, Wire, page, problems
from lab.errors import Unavailable, UnreadableDocument
from lab.models.document import DocType, UserDocument
from lab.models.extraction import JobExtraction, ResumeExtraction
from lab.services.documents import Documents
from lab.services.profiles import typed

PATIENCE_S = 20.0


class DocumentOut(Wire):
    """`state` is `reading`, `read`, or `unreadable` with the `problem`."""

    id: UUID
    doc_type: DocType
    file_name: str
    mime_type: str
    size_bytes: int
    source_hash: str
    state: Literal['reading', 'read', 'unreadable']
    problem: str | None
    created_at: datetime


class DocumentWhole(DocumentOut):
    parsed: dict[str, Any] | None


class ParsedOut(Wire):
    """`extraction` has the fields that `lab extract` prints."""

    document_id: UUID
    doc_type: DocType
    extraction: dict[str, Any]


def router(routers: Routers, documents: Documents) -> APIRouter:
    router = routers.router('/api/interview/documents', 'Documents')

    @router.post('/upload', status_code=201, responses=problems(409, 413, 507), openapi_extra=REPEATABLE)
    async def upload_document(
        request: Request, file: Annotated[UploadFile, File()], doc_type: Annotated[DocType, Form(alias='docType')]
    ) -> DocumentOut:
        """The same file again is the same document. It is read in the background."""
        content = await file.read()
        return _out(await documents.upload(viewer_of(request), doc_type, file.filename or 'document', content))

    @router.get('', responses=problems())
    async def list_documents(
        request: Request, doc_type: DocType | None = None, limit: Limit = 20, cursor: Cursor = None
    ) -> Page[DocumentOut]:
        mine = await documents.list_mine(viewer_of(request), doc_type)
        return page([_out(document) for document in mine], limit, cursor)

    @router.get('/{document_id}', responses=problems(404))
    async def get_document(request: Request, document_id: UUID) -> DocumentWhole:
        document = await documents.get(viewer_of(request), document_id)
        return DocumentWhole(**_out(document).model_dump(), parsed=_printed(document))

    @router.post('/{document_id}/parse', responses=problems(404, 409), openapi_extra=REPEATABLE)
    async def parse_document(request: Request, document_id: UUID) -> ParsedOut:
        """Waits until it is read; a document that cannot be read is a 422 that says why."""
        document = await documents.wait(viewer_of(request), document_id, PATIENCE_S)
        if document.problem:
            raise UnreadableDocument('corrupt', document.problem)
        if not document.ready:
            raise Unavailable('The document is still being read. Ask again in a moment.')
        return ParsedOut(document_id=document.id, doc_type=document.doc_type, extraction=_printed(document) or {})

    return router


def _out(document: UserDocument) -> DocumentOut:
    state = 'unreadable' if document.problem else 'read' if document.ready else 'reading'
    known = document.model_dump(include=set(DocumentOut.model_fields) - {'state'})
    return DocumentOut.model_validate({**known, 'state': state})


def _printed(document: UserDocument) -> dict[str, Any] | None:
    extraction = typed(document)
    return extraction.printed() if isinstance(extraction, ResumeExtraction | JobExtraction) else None

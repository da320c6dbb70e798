"""Documents in the database, each seen by its owner only."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy.orm import defer
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from lab.errors import NotFound
from lab.models.document import DocType, UserDocument
from lab.models.viewer import Viewer

NONE = 'There is no such document.'


async def get(session: AsyncSession, viewer: Viewer, document_id: UUID, lock: bool = False) -> UserDocument:
    """With `lock`, other writers of the same document wait until this transaction is over."""
    document = await session.get(UserDocument, document_id, with_for_update=lock or None)
    if document is None or document.user_id != viewer.user_id:
        raise NotFound(NONE)
    return document


async def get_unlaid(session: AsyncSession, viewer: Viewer, ids: Collection[UUID]) -> dict[UUID, UserDocument]:
    """By id, without their layouts, which are most of their weight and only needed for reading them."""
    wanted = select(UserDocument).where(col(UserDocument.id).in_(ids), UserDocument.user_id == viewer.user_id)
    unlaid = defer(col(UserDocument.layout))  # type: ignore[arg-type]
    found = {document.id: document for document in await session.exec(wanted.options(unlaid))}
    if len(found) < len(set(ids)):
        raise NotFound(NONE)
    return found


async def find_same(session: AsyncSession, viewer: Viewer, doc_type: DocType, source_hash: str) -> UserDocument | None:
    """Locked, because it is about to be used again."""
    mine = select(UserDocument).where(UserDocument.user_id == viewer.user_id, UserDocument.doc_type == doc_type)
    return (await session.exec(mine.where(UserDocument.source_hash == source_hash).with_for_update())).first()


async def list_mine(session: AsyncSession, viewer: Viewer, doc_type: DocType | None = None) -> list[UserDocument]:
    """Newest first; a document that was uploaded again counts from then."""
    mine = select(UserDocument).where(UserDocument.user_id == viewer.user_id)
    if doc_type is not None:
        mine = mine.where(UserDocument.doc_type == doc_type)
    return list((await session.exec(mine.order_by(col(UserDocument.used_at).desc()))).all())


async def find_latest_read(session: AsyncSession, viewer: Viewer, doc_type: DocType) -> UserDocument | None:
    """The newest one that could be read."""
    return next((each for each in await list_mine(session, viewer, doc_type) if each.ready), None)


async def file_in_use(session: AsyncSession, key: str, besides: UUID | None = None) -> bool:
    """Whether a row (another row) points at the stored file, which two kinds of document may share."""
    rows = select(UserDocument.id).where(UserDocument.s3_url == key, UserDocument.id != besides)
    return (await session.exec(rows.limit(1))).first() is not None

"""Links by which an adviser reads a report."""

import sqlalchemy as sa
from alembic import op

from lab.models.columns import Utc

revision = '0008'
down_revision = '0007'
branch_labels = None
depends_on = None

TABLE = 'share_links'


def upgrade() -> None:
    session, user = 'fk_share_links_session_id_roleplay_session', 'fk_share_links_user_id_users'
    op.create_table(
        TABLE,
        sa.Column('id', sa.Uuid(), nullable=False),
        sa.Column('created_at', Utc(), nullable=False),
        sa.Column('updated_at', Utc(), nullable=False),
        sa.Column('session_id', sa.Uuid(), nullable=False),
        sa.Column('user_id', sa.Uuid(), nullable=False),
        sa.Column('note', sa.String(length=120), nullable=False),
        sa.Column('secret_hash', sa.String(length=64), nullable=False),
        sa.Column('with_transcript', sa.Boolean(), nullable=False),
        sa.Column('expires_at', Utc(), nullable=False),
        sa.Column('revoked_at', Utc(), nullable=True),
        sa.Column('opened', sa.Integer(), nullable=False),
        sa.Column('opened_at', Utc(), nullable=True),
        sa.ForeignKeyConstraint(['session_id'], ['roleplay_session.id'], name=op.f(session), ondelete='CASCADE'),
        sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f(user), ondelete='CASCADE'),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_share_links')),
        sa.UniqueConstraint('secret_hash', name=op.f('uq_share_links_secret_hash')),
    )
    for column in ('session_id', 'user_id'):
        op.create_index(op.f(f'ix_share_links_{column}'), TABLE, [column])


def downgrade() -> None:
    op.drop_table(TABLE)

"""Sessions can be on video, and what that costs is reckoned up."""

import sqlalchemy as sa
from alembic import op

from lab.models.columns import Utc

revision = '0006'
down_revision = '0005'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing has been on video so far, so an old row was last kept alive when it was made."""
    with op.batch_alter_table('roleplay_session') as table:
        table.add_column(sa.Column('on_video', sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table('heygen_sessions') as table:
        table.add_column(sa.Column('token', sa.String(), nullable=True))
        table.add_column(sa.Column('kept_at', Utc(), nullable=False, server_default=sa.func.current_timestamp()))
        table.add_column(sa.Column('credits', sa.Float(), nullable=True))
        table.create_index(op.f('ix_heygen_sessions_status'), ['status'])


def downgrade() -> None:
    with op.batch_alter_table('heygen_sessions') as table:
        table.drop_index(op.f('ix_heygen_sessions_status'))
        for column in ('credits', 'kept_at', 'token'):
            table.drop_column(column)
    with op.batch_alter_table('roleplay_session') as table:
        table.drop_column('on_video')

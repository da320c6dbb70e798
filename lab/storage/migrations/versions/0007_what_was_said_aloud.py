"""Spoken sessions: patience, how far an interrupted interviewer had come, recordings, a step back."""

import sqlalchemy as sa
from alembic import op

from lab.models.columns import Json

revision = '0007'
down_revision = '0006'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('roleplay_session') as table:
        table.add_column(sa.Column('patience', sa.String(16), nullable=False, server_default='normal'))
    with op.batch_alter_table('interview_sessions') as table:
        table.add_column(sa.Column('state_before', Json, nullable=True))
    with op.batch_alter_table('transcripts') as table:
        table.add_column(sa.Column('heard_text', sa.String(), nullable=True))
        table.add_column(sa.Column('audio_key', sa.String(200), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table('transcripts') as table:
        table.drop_column('audio_key')
        table.drop_column('heard_text')
    with op.batch_alter_table('interview_sessions') as table:
        table.drop_column('state_before')
    with op.batch_alter_table('roleplay_session') as table:
        table.drop_column('patience')

"""What is written for a task has a language, a status and versions."""

import sqlalchemy as sa
from alembic import op

from lab.models.columns import Utc

revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None

TABLE = 'interview_task_submissions'
ONE_A_TASK = 'uq_interview_task_submissions_interview_session_id'
LANGUAGES = ('python', 'javascript', 'typescript', 'java', 'cpp', 'sql', 'plain')
STATUSES = ('draft', 'submitted', 'reviewed')


def upgrade() -> None:
    language = sa.Enum(*LANGUAGES, name='language', native_enum=False, create_constraint=True, length=32)
    status = sa.Enum(*STATUSES, name='status', native_enum=False, create_constraint=True, length=32)
    with op.batch_alter_table(TABLE) as table:
        table.add_column(sa.Column('version', sa.Integer(), nullable=False, server_default='1'))
        table.add_column(sa.Column('task_id', sa.String(), nullable=False, server_default=''))
        table.add_column(sa.Column('language', language, nullable=False, server_default='plain'))
        table.add_column(sa.Column('status', status, nullable=False, server_default='draft'))
        table.add_column(sa.Column('submitted_at', Utc(), nullable=True))
        table.create_unique_constraint(op.f(ONE_A_TASK), ['interview_session_id', 'task_id'])


def downgrade() -> None:
    with op.batch_alter_table(TABLE) as table:
        table.drop_constraint(op.f(ONE_A_TASK), type_='unique')
        table.drop_constraint(op.f('ck_interview_task_submissions_language'), type_='check')
        table.drop_constraint(op.f('ck_interview_task_submissions_status'), type_='check')
    with op.batch_alter_table(TABLE) as table:
        for column in ('submitted_at', 'status', 'language', 'task_id', 'version'):
            table.drop_column(column)

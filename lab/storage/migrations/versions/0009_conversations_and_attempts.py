"""Conversations, answers tried again, contested scores, days of the plan that are done."""

import sqlalchemy as sa
from alembic import op

from lab.models.columns import Json, Utc

revision = '0009'
down_revision = '0008'
branch_labels = None
depends_on = None


def _row() -> list[sa.Column[object]]:
    return [
        sa.Column('id', sa.Uuid(), nullable=False),
        sa.Column('created_at', Utc(), nullable=False),
        sa.Column('updated_at', Utc(), nullable=False),
    ]


def _session(table: str, column: str = 'session_id') -> sa.ForeignKeyConstraint:
    name = op.f(f'fk_{table}_{column}_roleplay_session')
    return sa.ForeignKeyConstraint([column], ['roleplay_session.id'], name=name, ondelete='CASCADE')


def upgrade() -> None:
    op.create_table(
        'conversation_sessions',
        *_row(),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.Column('roleplay_session_id', sa.Uuid(), nullable=False),
        sa.Column('scenario_id', sa.String(), nullable=False),
        sa.Column('persona_id', sa.String(), nullable=False),
        sa.Column('tone_id', sa.String(), nullable=False),
        sa.Column('state', Json, nullable=False),
        sa.Column('state_before', Json, nullable=True),
        _session('conversation_sessions', 'roleplay_session_id'),
        *(
            sa.ForeignKeyConstraint([column], [f'{table}.id'], name=op.f(f'fk_conversation_sessions_{column}_{table}'))
            for column, table in (('scenario_id', 'scenarios'), ('persona_id', 'personas'), ('tone_id', 'tones'))
        ),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_conversation_sessions')),
        sa.UniqueConstraint('roleplay_session_id', name=op.f('uq_conversation_sessions_roleplay_session_id')),
    )
    kind = sa.Enum('retry', 'drill', name='attempt_kind', native_enum=False, create_constraint=True, length=32)
    op.create_table(
        'attempts',
        *_row(),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.Column('user_id', sa.Uuid(), nullable=False),
        sa.Column('session_id', sa.Uuid(), nullable=False),
        sa.Column('kind', kind, nullable=False),
        sa.Column('turn', sa.Integer(), nullable=True),
        sa.Column('question', sa.String(), nullable=False),
        sa.Column('question_id', sa.String(), nullable=False),
        sa.Column('strong_answer', sa.String(), nullable=False),
        sa.Column('dimension', sa.String(), nullable=False),
        sa.Column('pass_mark', sa.Float(), nullable=False),
        sa.Column('seconds', sa.Integer(), nullable=False),
        sa.Column('text', sa.String(), nullable=True),
        sa.Column('evaluation', Json, nullable=True),
        sa.Column('answered_at', Utc(), nullable=True),
        sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_attempts_user_id_users'), ondelete='CASCADE'),
        _session('attempts'),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_attempts')),
    )
    op.create_index(op.f('ix_attempts_user_id'), 'attempts', ['user_id'])
    op.create_index(op.f('ix_attempts_session_id'), 'attempts', ['session_id'])
    op.create_table(
        'contests',
        *_row(),
        sa.Column('session_id', sa.Uuid(), nullable=False),
        sa.Column('dimension', sa.String(), nullable=False),
        sa.Column('turn', sa.Integer(), nullable=False),
        sa.Column('quote', sa.String(), nullable=False),
        sa.Column('note', sa.String(length=500), nullable=False),
        sa.Column('before', Json, nullable=False),
        sa.Column('after', Json, nullable=False),
        _session('contests'),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_contests')),
    )
    op.create_index(op.f('ix_contests_session_id'), 'contests', ['session_id'])
    op.create_table(
        'plan_checks',
        sa.Column('session_id', sa.Uuid(), nullable=False),
        sa.Column('day', sa.Integer(), nullable=False),
        sa.Column('done_at', Utc(), nullable=False),
        _session('plan_checks'),
        sa.PrimaryKeyConstraint('session_id', 'day', name=op.f('pk_plan_checks')),
    )


def downgrade() -> None:
    for table in ('plan_checks', 'contests', 'attempts', 'conversation_sessions'):
        op.drop_table(table)

"""What is asked of a model is counted, staff choose which prompt is live, and a turn says what made it."""

import sqlalchemy as sa
from alembic import op

from lab.models.columns import Utc

revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None

OUTCOMES = (
    'ok', 'limited', 'failed', 'unreachable', 'too_slow', 'cut_off', 'too_long', 'refused', 'empty', 'invalid',
    'withheld', 'rejected', 'cancelled',
)  # fmt: skip
INDEXED = ('created_at', 'session_id', 'user_id')


def upgrade() -> None:
    outcome = sa.Enum(*OUTCOMES, name='outcome', native_enum=False, create_constraint=True, length=32)
    op.create_table(
        'model_calls',
        sa.Column('id', sa.Uuid(), nullable=False),
        sa.Column('created_at', Utc(), nullable=False),
        sa.Column('updated_at', Utc(), nullable=False),
        sa.Column('user_id', sa.Uuid(), nullable=True),
        sa.Column('session_id', sa.Uuid(), nullable=True),
        sa.Column('capability', sa.String(), nullable=False),
        sa.Column('step', sa.String(), nullable=False),
        sa.Column('model', sa.String(), nullable=False),
        sa.Column('prompt', sa.String(), nullable=False),
        sa.Column('attempt', sa.Integer(), nullable=False),
        sa.Column('tokens_in', sa.Integer(), nullable=False),
        sa.Column('tokens_out', sa.Integer(), nullable=False),
        sa.Column('tokens_cached', sa.Integer(), nullable=False),
        sa.Column('cost', sa.Float(), nullable=False),
        sa.Column('ms', sa.Integer(), nullable=False),
        sa.Column('first_ms', sa.Integer(), nullable=True),
        sa.Column('outcome', outcome, nullable=False),
        sa.Column('detail', sa.String(), nullable=False),
        _key('model_calls', 'user_id', 'users', 'CASCADE'),
        _key('model_calls', 'session_id', 'roleplay_session', 'SET NULL'),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_model_calls')),
    )
    with op.batch_alter_table('model_calls') as table:
        for column in INDEXED:
            table.create_index(table.f(f'ix_model_calls_{column}'), [column], unique=False)
    op.create_table(
        'prompt_choices',
        sa.Column('name', sa.String(80), nullable=False),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.Column('chosen_by', sa.Uuid(), nullable=True),
        sa.Column('chosen_at', Utc(), nullable=False),
        _key('prompt_choices', 'chosen_by', 'users', 'SET NULL'),
        sa.PrimaryKeyConstraint('name', name=op.f('pk_prompt_choices')),
    )
    with op.batch_alter_table('transcripts') as table:
        table.add_column(sa.Column('made_with', sa.String(), nullable=False, server_default=''))
        table.add_column(sa.Column('stood_in', sa.String(), nullable=False, server_default=''))


def downgrade() -> None:
    with op.batch_alter_table('transcripts') as table:
        table.drop_column('stood_in')
        table.drop_column('made_with')
    op.drop_table('prompt_choices')
    op.drop_table('model_calls')


def _key(table: str, column: str, other: str, ondelete: str) -> sa.ForeignKeyConstraint:
    name = op.f(f'fk_{table}_{column}_{other}')
    return sa.ForeignKeyConstraint([column], [f'{other}.id'], name=name, ondelete=ondelete)

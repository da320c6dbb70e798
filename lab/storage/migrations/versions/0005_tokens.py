"""Tokens for programs, and calls that may be repeated."""

import sqlalchemy as sa
from alembic import op

from lab.models.columns import Json, Utc

revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'api_tokens',
        sa.Column('id', sa.Uuid(), nullable=False),
        sa.Column('created_at', Utc(), nullable=False),
        sa.Column('updated_at', Utc(), nullable=False),
        sa.Column('user_id', sa.Uuid(), nullable=False),
        sa.Column('name', sa.String(length=80), nullable=False),
        sa.Column('shown', sa.String(length=16), nullable=False),
        sa.Column('secret_hash', sa.String(length=64), nullable=False),
        sa.Column('scopes', Json, nullable=False),
        sa.Column('expires_at', Utc(), nullable=False),
        sa.Column('used_at', Utc(), nullable=True),
        sa.Column('revoked_at', Utc(), nullable=True),
        sa.ForeignKeyConstraint(
            ['user_id'], ['users.id'], name=op.f('fk_api_tokens_user_id_users'), ondelete='CASCADE'
        ),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_api_tokens')),
        sa.UniqueConstraint('secret_hash', name=op.f('uq_api_tokens_secret_hash')),
    )
    op.create_index(op.f('ix_api_tokens_user_id'), 'api_tokens', ['user_id'])
    op.create_table(
        'repeatable_calls',
        sa.Column('id', sa.Uuid(), nullable=False),
        sa.Column('created_at', Utc(), nullable=False),
        sa.Column('updated_at', Utc(), nullable=False),
        sa.Column('user_id', sa.Uuid(), nullable=False),
        sa.Column('key', sa.String(length=200), nullable=False),
        sa.Column('fingerprint', sa.String(length=64), nullable=False),
        sa.Column('status', sa.Integer(), nullable=True),
        sa.Column('answer', Json, nullable=True),
        sa.ForeignKeyConstraint(
            ['user_id'], ['users.id'], name=op.f('fk_repeatable_calls_user_id_users'), ondelete='CASCADE'
        ),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_repeatable_calls')),
        sa.UniqueConstraint('user_id', 'key', name=op.f('uq_repeatable_calls_user_id')),
    )
    op.create_index(op.f('ix_repeatable_calls_user_id'), 'repeatable_calls', ['user_id'])


def downgrade() -> None:
    op.drop_table('repeatable_calls')
    op.drop_table('api_tokens')

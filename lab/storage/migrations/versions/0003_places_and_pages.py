"""Places are counted by resource, sessions know the page that shows them, and every way to end has a name."""

import sqlalchemy as sa
from alembic import op

from lab.models.columns import Json, Utc

revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None

REASONS = ('completed', 'time_up', 'ended_by_candidate', 'asked_to_stop')
ALL_REASONS = (*REASONS, 'lost', 'failed', 'staff')


def upgrade() -> None:
    """The line of the former kind was never used, so its table is made anew."""
    op.drop_table('session_queue')
    op.create_table(
        'queue_places',
        sa.Column('resource', sa.String(32), nullable=False),
        sa.Column('places', sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint('resource', name=op.f('pk_queue_places')),
    )
    op.create_table(
        'session_queue',
        *_ticket(),
        sa.Column('resource', sa.String(32), nullable=False),
        sa.Column('resumed', sa.Boolean(), nullable=False),
        sa.Column('called_at', Utc(), nullable=True),
        sa.UniqueConstraint('session_id', 'resource', name=op.f('uq_session_queue_session_id')),
        sa.UniqueConstraint('resource', 'slot', name=op.f('uq_session_queue_resource')),
    )
    with op.batch_alter_table('roleplay_session') as table:
        table.add_column(sa.Column('attended_by', sa.String(32), nullable=True))
        table.drop_constraint(op.f('ck_roleplay_session_end_reason'), type_='check')
        table.create_check_constraint('end_reason', sa.column('end_reason').in_(ALL_REASONS))
    with op.batch_alter_table('interview_sessions') as table:
        table.add_column(sa.Column('prepared', Json, nullable=True))


def downgrade() -> None:
    op.execute("UPDATE roleplay_session SET end_reason = NULL WHERE end_reason IN ('lost', 'failed', 'staff')")
    with op.batch_alter_table('interview_sessions') as table:
        table.drop_column('prepared')
    with op.batch_alter_table('roleplay_session') as table:
        table.drop_constraint(op.f('ck_roleplay_session_end_reason'), type_='check')
        table.create_check_constraint('end_reason', sa.column('end_reason').in_(REASONS))
        table.drop_column('attended_by')
    op.drop_table('session_queue')
    op.drop_table('queue_places')
    op.create_table(
        'session_queue',
        *_ticket(),
        sa.UniqueConstraint('session_id', name=op.f('uq_session_queue_session_id')),
        sa.UniqueConstraint('slot', name=op.f('uq_session_queue_slot')),
    )


def _ticket() -> tuple[sa.schema.SchemaItem, ...]:
    states = sa.Enum('waiting', 'offered', 'active', name='state', native_enum=False, create_constraint=True, length=32)
    return (
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('session_id', sa.Uuid(), nullable=False),
        sa.Column('state', states, nullable=False),
        sa.Column('slot', sa.Integer(), nullable=True),
        sa.Column('token', sa.String(), nullable=True),
        sa.Column('lease_until', Utc(), nullable=False),
        sa.Column('warmed', sa.Boolean(), nullable=False),
        sa.Column('created_at', Utc(), nullable=False),
        sa.CheckConstraint("(state = 'waiting') = (slot IS NULL)", name=op.f('ck_session_queue_slot_when_called')),
        sa.ForeignKeyConstraint(
            ['session_id'],
            ['roleplay_session.id'],
            name=op.f('fk_session_queue_session_id_roleplay_session'),
            ondelete='CASCADE',
        ),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_session_queue')),
    )

"""Who was suggested"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("problem", schema=None) as batch_op:
        batch_op.add_column(sa.Column("suggested", sa.Text(), nullable=True))
        batch_op.add_column(
            sa.Column(
                "suggested_in_id",
                sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
                nullable=True,
            )
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_problem_suggested_in_id"), "delivery", ["suggested_in_id"], ["id"]
        )
        batch_op.create_index(
            batch_op.f("ix_problem_suggested_in_id"), ["suggested_in_id"], unique=False
        )


def downgrade() -> None:
    with op.batch_alter_table("problem", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_problem_suggested_in_id"))
        batch_op.drop_constraint(batch_op.f("fk_problem_suggested_in_id"), type_="foreignkey")
        batch_op.drop_column("suggested_in_id")
        batch_op.drop_column("suggested")

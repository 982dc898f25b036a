"""A library that grows"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "disagreement",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("one", sa.String(), nullable=False),
        sa.Column("other", sa.String(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("said_by", sa.String(), nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_disagreement")),
        sa.UniqueConstraint(
            "team_id", "one", "other", name=op.f("uq_disagreement_team_id_one_other")
        ),
    )
    op.create_table(
        "embedding",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("mark", sa.String(length=32), nullable=False),
        sa.Column("model", sa.String(), nullable=False),
        sa.Column("prepared", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("team_id", "mark", "model", name=op.f("pk_embedding")),
    )
    op.create_table(
        "library_count",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("team_id", name=op.f("pk_library_count")),
    )
    op.create_table(
        "unfound",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("query", sa.String(length=32), nullable=False),
        sa.Column("mark", sa.String(length=32), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("topics", sa.JSON(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unfound")),
        sa.UniqueConstraint("team_id", "query", "mark", name=op.f("uq_unfound_team_id_query_mark")),
    )
    op.create_table(
        "upkeep",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("reviewer", sa.String(), nullable=True),
        sa.Column("every_days", sa.Integer(), nullable=True),
        sa.Column("reviewed_on", sa.Date(), nullable=True),
        sa.Column("law_changed", sa.JSON(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("team_id", "slug", name=op.f("pk_upkeep")),
    )
    with op.batch_alter_table("upkeep", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_upkeep_revision"), ["revision"], unique=False)

    op.create_table(
        "helpful_answer",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "problem_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("ts", sa.String(), nullable=False),
        sa.Column("writer", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("marked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "consent",
            sa.Enum(
                "unasked", "asked", "given", "refused", name="consent", native_enum=False, length=16
            ),
            nullable=False,
        ),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column(
            "asked_in_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["asked_in_id"], ["delivery.id"], name=op.f("fk_helpful_answer_asked_in_id")
        ),
        sa.ForeignKeyConstraint(
            ["problem_id"],
            ["problem.id"],
            name=op.f("fk_helpful_answer_problem_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_helpful_answer")),
        sa.UniqueConstraint(
            "team_id", "problem_id", "ts", name=op.f("uq_helpful_answer_team_id_problem_id_ts")
        ),
    )
    with op.batch_alter_table("helpful_answer", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_helpful_answer_asked_in_id"), ["asked_in_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_helpful_answer_problem_id"), ["problem_id"], unique=False
        )

    op.create_table(
        "piece",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column(
            "origin",
            sa.Enum(
                "starter",
                "imported",
                "contributed",
                "harvested",
                name="pieceorigin",
                native_enum=False,
                length=16,
            ),
            nullable=False,
        ),
        sa.Column(
            "state",
            sa.Enum(
                "draft",
                "in_review",
                "published",
                "hidden",
                "declined",
                name="piecestate",
                native_enum=False,
                length=16,
            ),
            nullable=False,
        ),
        sa.Column(
            "audience",
            sa.Enum(
                "open", "network", "facilitators", name="audience", native_enum=False, length=16
            ),
            nullable=False,
        ),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("topics", sa.JSON(), nullable=False),
        sa.Column("support", sa.String(), nullable=True),
        sa.Column("states", sa.JSON(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("licence", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("guide", sa.String(), nullable=True),
        sa.Column("step", sa.Integer(), nullable=True),
        sa.Column("contributor", sa.Text(), nullable=True),
        sa.Column("credited", sa.Boolean(), nullable=False),
        sa.Column(
            "problem_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column("form_id", sa.String(), nullable=True),
        sa.Column("made_of", sa.String(length=32), nullable=True),
        sa.Column("based_on", sa.String(), nullable=True),
        sa.Column("proposal", sa.Text(), nullable=True),
        sa.Column("asked", sa.Text(), nullable=True),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["problem_id"], ["problem.id"], name=op.f("fk_piece_problem_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_piece")),
        sa.UniqueConstraint("team_id", "slug", name=op.f("uq_piece_team_id_slug")),
    )
    with op.batch_alter_table("piece", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_piece_form_id"), ["form_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_piece_made_of"), ["made_of"], unique=False)
        batch_op.create_index(batch_op.f("ix_piece_problem_id"), ["problem_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_piece_revision"), ["revision"], unique=False)
        batch_op.create_index(batch_op.f("ix_piece_state"), ["state"], unique=False)

    op.create_table(
        "harvest",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "problem_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "waiting",
                "asked",
                "agreed",
                "declined",
                "lapsed",
                name="harveststate",
                native_enum=False,
                length=16,
            ),
            nullable=False,
        ),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("tried", sa.Text(), nullable=True),
        sa.Column("happened", sa.Text(), nullable=True),
        sa.Column("draft", sa.Text(), nullable=True),
        sa.Column("piece_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column(
            "asked_in_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["asked_in_id"], ["delivery.id"], name=op.f("fk_harvest_asked_in_id")
        ),
        sa.ForeignKeyConstraint(
            ["piece_id"], ["piece.id"], name=op.f("fk_harvest_piece_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["problem_id"], ["problem.id"], name=op.f("fk_harvest_problem_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_harvest")),
        sa.UniqueConstraint("team_id", "problem_id", name=op.f("uq_harvest_team_id_problem_id")),
    )
    with op.batch_alter_table("harvest", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_harvest_asked_in_id"), ["asked_in_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_harvest_due_at"), ["due_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_harvest_piece_id"), ["piece_id"], unique=False)

    op.create_table(
        "piece_version",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("piece_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=True),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["piece_id"], ["piece.id"], name=op.f("fk_piece_version_piece_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_piece_version")),
        sa.UniqueConstraint(
            "team_id", "piece_id", "number", name=op.f("uq_piece_version_team_id_piece_id_number")
        ),
    )
    with op.batch_alter_table("feedback", schema=None) as batch_op:
        batch_op.add_column(sa.Column("why", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("note", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("handled_at", sa.DateTime(timezone=True), nullable=True))

    with op.batch_alter_table("member", schema=None) as batch_op:
        batch_op.add_column(sa.Column("state", sa.Text(), nullable=True))
        batch_op.add_column(
            sa.Column("wants_digest", sa.Boolean(), nullable=False, server_default=sa.false())
        )

    with op.batch_alter_table("pairing", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_pairing_opened_in_id"), type_="foreignkey")
        batch_op.drop_column("opened_in_id")


def downgrade() -> None:
    with op.batch_alter_table("pairing", schema=None) as batch_op:
        batch_op.add_column(sa.Column("opened_in_id", sa.BigInteger(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_pairing_opened_in_id"), "delivery", ["opened_in_id"], ["id"]
        )

    with op.batch_alter_table("member", schema=None) as batch_op:
        batch_op.drop_column("wants_digest")
        batch_op.drop_column("state")

    with op.batch_alter_table("feedback", schema=None) as batch_op:
        batch_op.drop_column("handled_at")
        batch_op.drop_column("note")
        batch_op.drop_column("why")

    op.drop_table("piece_version")
    with op.batch_alter_table("harvest", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_harvest_piece_id"))
        batch_op.drop_index(batch_op.f("ix_harvest_due_at"))
        batch_op.drop_index(batch_op.f("ix_harvest_asked_in_id"))

    op.drop_table("harvest")
    with op.batch_alter_table("piece", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_piece_state"))
        batch_op.drop_index(batch_op.f("ix_piece_revision"))
        batch_op.drop_index(batch_op.f("ix_piece_problem_id"))
        batch_op.drop_index(batch_op.f("ix_piece_made_of"))
        batch_op.drop_index(batch_op.f("ix_piece_form_id"))

    op.drop_table("piece")
    with op.batch_alter_table("helpful_answer", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_helpful_answer_problem_id"))
        batch_op.drop_index(batch_op.f("ix_helpful_answer_asked_in_id"))

    op.drop_table("helpful_answer")
    with op.batch_alter_table("upkeep", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_upkeep_revision"))

    op.drop_table("upkeep")
    op.drop_table("unfound")
    op.drop_table("library_count")
    op.drop_table("embedding")
    op.drop_table("disagreement")

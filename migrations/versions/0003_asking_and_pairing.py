"""Asking and pairing"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:  # noqa: PLR0915  # as many statements as there are changes
    op.create_table(
        "apart",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("mark", sa.String(length=32), nullable=False),
        sa.Column("owner", sa.String(length=32), nullable=False),
        sa.Column("other", sa.Text(), nullable=False),
        sa.Column(
            "why",
            sa.Enum("chosen", "not_fit", "wrong", name="apartwhy", native_enum=False, length=16),
            nullable=False,
        ),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_apart")),
        sa.UniqueConstraint("team_id", "mark", "owner", name=op.f("uq_apart_team_id_mark_owner")),
    )
    op.create_table(
        "cohort",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("form_id", sa.String(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("created_by", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("archived_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cohort")),
        sa.UniqueConstraint("team_id", "form_id", name=op.f("uq_cohort_team_id_form_id")),
    )
    op.create_table(
        "role",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("slack_id", sa.String(), nullable=False),
        sa.Column(
            "name",
            sa.Enum(
                "officer",
                "mentor",
                "coach",
                "facilitator",
                "ombuds",
                name="rolename",
                native_enum=False,
                length=16,
            ),
            nullable=False,
        ),
        sa.Column("given_by", sa.String(), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("team_id", "slack_id", "name", name=op.f("pk_role")),
    )
    op.create_table(
        "round",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("form_id", sa.String(), nullable=False),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("cohorts", sa.JSON(), nullable=False),
        sa.Column("seed", sa.Integer(), nullable=False),
        sa.Column("no_repeat_within", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "draft",
                "sending",
                "sent",
                "dropped",
                name="roundstate",
                native_enum=False,
                length=16,
            ),
            nullable=False,
        ),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("sends_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("asks_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("excluded", sa.Text(), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_round")),
        sa.UniqueConstraint("team_id", "form_id", name=op.f("uq_round_team_id_form_id")),
    )
    with op.batch_alter_table("round", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_round_asks_at"), ["asks_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_round_sends_at"), ["sends_at"], unique=False)

    op.create_table(
        "workspace_settings",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("nudge_after", sa.Integer(), nullable=False),
        sa.Column("pass_after", sa.Integer(), nullable=False),
        sa.Column("tell_after", sa.Integer(), nullable=False),
        sa.Column("most_open", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("team_id", name=op.f("pk_workspace_settings")),
    )
    op.create_table(
        "cohort_member",
        sa.Column(
            "cohort_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("slack_id", sa.String(), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["cohort_id"],
            ["cohort.id"],
            name=op.f("fk_cohort_member_cohort_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("cohort_id", "slack_id", name=op.f("pk_cohort_member")),
    )
    op.create_table(
        "pairing",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("coaching", "mentorship", name="pairingkind", native_enum=False, length=16),
            nullable=False,
        ),
        sa.Column("guide", sa.String(), nullable=False),
        sa.Column("officer", sa.String(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("rhythm", sa.String(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column(
            "opened_in_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["opened_in_id"], ["delivery.id"], name=op.f("fk_pairing_opened_in_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pairing")),
    )
    with op.batch_alter_table("pairing", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_pairing_due_on"), ["due_on"], unique=False)
        batch_op.create_index(
            "ix_pairing_together",
            ["team_id", "guide", "officer"],
            unique=True,
            sqlite_where=sa.text("ended_at IS NULL"),
            postgresql_where=sa.text("ended_at IS NULL"),
        )
        batch_op.create_index(
            "ix_pairing_coached",
            ["team_id", "officer"],
            unique=True,
            sqlite_where=sa.text("ended_at IS NULL AND kind = 'coaching'"),
            postgresql_where=sa.text("ended_at IS NULL AND kind = 'coaching'"),
        )

    op.create_table(
        "proposal",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("form_id", sa.String(), nullable=False),
        sa.Column(
            "request_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column(
            "side",
            sa.Enum("author", "helper", name="side", native_enum=False, length=16),
            nullable=False,
        ),
        sa.Column("rhythm", sa.String(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "open", "agreed", "declined", name="proposalstate", native_enum=False, length=16
            ),
            nullable=False,
        ),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["request_id"],
            ["request.id"],
            name=op.f("fk_proposal_request_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposal")),
        sa.UniqueConstraint("team_id", "form_id", name=op.f("uq_proposal_team_id_form_id")),
    )
    with op.batch_alter_table("proposal", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_proposal_request_id"), ["request_id"], unique=False)

    op.create_table(
        "round_pair",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("round_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("members", sa.JSON(), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("locked", sa.Boolean(), nullable=False),
        sa.Column(
            "opened_in_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["opened_in_id"], ["delivery.id"], name=op.f("fk_round_pair_opened_in_id")
        ),
        sa.ForeignKeyConstraint(
            ["round_id"], ["round.id"], name=op.f("fk_round_pair_round_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_round_pair")),
    )
    with op.batch_alter_table("round_pair", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_round_pair_round_id"), ["round_id"], unique=False)

    op.create_table(
        "asking",
        sa.Column(
            "problem_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "asking",
                "choosing",
                "waiting",
                "called",
                "helped",
                "ended",
                name="askingstate",
                native_enum=False,
                length=16,
            ),
            nullable=False,
        ),
        sa.Column("wanted", sa.Integer(), nullable=False),
        sa.Column("passes_on", sa.Boolean(), nullable=False),
        sa.Column("waiting_since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("call_offered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "called_in_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["problem_id"], ["problem.id"], name=op.f("fk_asking_problem_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["called_in_id"], ["delivery.id"], name=op.f("fk_asking_called_in_id")
        ),
        sa.PrimaryKeyConstraint("problem_id", name=op.f("pk_asking")),
    )
    with op.batch_alter_table("asking", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_asking_due_at"), ["due_at"], unique=False)

    op.create_table(
        "goal",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("form_id", sa.String(), nullable=False),
        sa.Column(
            "pairing_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("by_when", sa.Date(), nullable=True),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "state",
            sa.Enum("open", "reached", "dropped", name="goalstate", native_enum=False, length=16),
            nullable=False,
        ),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["pairing_id"], ["pairing.id"], name=op.f("fk_goal_pairing_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_goal")),
        sa.UniqueConstraint("team_id", "form_id", name=op.f("uq_goal_team_id_form_id")),
    )
    with op.batch_alter_table("goal", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_goal_pairing_id"), ["pairing_id"], unique=False)

    op.create_table(
        "round_answer",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("pair_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("member", sa.String(), nullable=False),
        sa.Column(
            "asked_in_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column("asked_times", sa.Integer(), nullable=False),
        sa.Column(
            "said",
            sa.Enum(
                "met",
                "planned",
                "not_yet",
                "could_not",
                name="meeting",
                native_enum=False,
                length=16,
            ),
            nullable=True,
        ),
        sa.Column("wants_other", sa.Boolean(), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["asked_in_id"], ["delivery.id"], name=op.f("fk_round_answer_asked_in_id")
        ),
        sa.ForeignKeyConstraint(
            ["pair_id"], ["round_pair.id"], name=op.f("fk_round_answer_pair_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_round_answer")),
        sa.UniqueConstraint(
            "team_id", "pair_id", "member", name=op.f("uq_round_answer_team_id_pair_id_member")
        ),
    )
    with op.batch_alter_table("round_answer", schema=None) as batch_op:
        batch_op.create_index("ix_round_answer_member", ["team_id", "member"], unique=False)
        batch_op.create_index(batch_op.f("ix_round_answer_pair_id"), ["pair_id"], unique=False)

    op.create_table(
        "thanks",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "problem_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("to", sa.String(), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["problem_id"], ["problem.id"], name=op.f("fk_thanks_problem_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_thanks")),
        sa.UniqueConstraint(
            "team_id", "problem_id", "to", name=op.f("uq_thanks_team_id_problem_id_to")
        ),
    )
    op.create_table(
        "concern",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("form_id", sa.String(), nullable=False),
        sa.Column(
            "request_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column("raised_by", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("goes_to", sa.Text(), nullable=False),
        sa.Column("raised_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["request_id"], ["request.id"], name=op.f("fk_concern_request_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_concern")),
        sa.UniqueConstraint("team_id", "form_id", name=op.f("uq_concern_team_id_form_id")),
    )
    op.create_table(
        "conversation",
        sa.Column(
            "request_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_word_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "opened_in_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column(
            "author_dm_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column(
            "helper_dm_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column("place", sa.String(length=32), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["author_dm_id"], ["delivery.id"], name=op.f("fk_conversation_author_dm_id")
        ),
        sa.ForeignKeyConstraint(
            ["helper_dm_id"], ["delivery.id"], name=op.f("fk_conversation_helper_dm_id")
        ),
        sa.ForeignKeyConstraint(
            ["opened_in_id"], ["delivery.id"], name=op.f("fk_conversation_opened_in_id")
        ),
        sa.ForeignKeyConstraint(
            ["request_id"],
            ["request.id"],
            name=op.f("fk_conversation_request_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("request_id", name=op.f("pk_conversation")),
    )
    with op.batch_alter_table("conversation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_conversation_due_at"), ["due_at"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_conversation_opened_in_id"), ["opened_in_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_conversation_place"), ["place"], unique=False)

    op.create_table(
        "goal_note",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("form_id", sa.String(), nullable=False),
        sa.Column("goal_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("writer", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["goal_id"], ["goal.id"], name=op.f("fk_goal_note_goal_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_goal_note")),
        sa.UniqueConstraint("team_id", "form_id", name=op.f("uq_goal_note_team_id_form_id")),
    )
    with op.batch_alter_table("goal_note", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_goal_note_goal_id"), ["goal_id"], unique=False)

    op.create_table(
        "verdict",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "request_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column(
            "side",
            sa.Enum("author", "helper", name="side", native_enum=False, length=16),
            nullable=False,
        ),
        sa.Column(
            "asked_in_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column("word", sa.Text(), nullable=True),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["asked_in_id"], ["delivery.id"], name=op.f("fk_verdict_asked_in_id")
        ),
        sa.ForeignKeyConstraint(
            ["request_id"], ["request.id"], name=op.f("fk_verdict_request_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_verdict")),
        sa.UniqueConstraint(
            "team_id", "request_id", "side", name=op.f("uq_verdict_team_id_request_id_side")
        ),
    )
    with op.batch_alter_table("member", schema=None) as batch_op:
        batch_op.add_column(sa.Column("district", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("district_key", sa.String(length=32), nullable=True))
        batch_op.add_column(sa.Column("region", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("sector", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("role_since", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("topics", sa.JSON(), nullable=False, server_default="[]"))
        batch_op.add_column(sa.Column("languages", sa.JSON(), nullable=False, server_default="[]"))
        batch_op.add_column(sa.Column("zone", sa.String(), nullable=True))
        batch_op.add_column(
            sa.Column("works_from", sa.Integer(), nullable=False, server_default="540")
        )
        batch_op.add_column(
            sa.Column("works_until", sa.Integer(), nullable=False, server_default="1020")
        )
        batch_op.add_column(
            sa.Column(
                "works_on",
                sa.JSON(),
                nullable=False,
                server_default='["mon", "tue", "wed", "thu", "fri"]',
            )
        )
        batch_op.add_column(sa.Column("left_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(
            sa.Column("deactivated", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch_op.add_column(
            sa.Column("meets_peers", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch_op.add_column(sa.Column("peers_paused_until", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("peer_wish", sa.String(), nullable=True))

    with op.batch_alter_table("mentor", schema=None) as batch_op:
        batch_op.add_column(sa.Column("led", sa.JSON(), nullable=False, server_default="[]"))
        batch_op.add_column(sa.Column("weekly", sa.Integer(), nullable=False, server_default="2"))
        batch_op.add_column(sa.Column("rather_not", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("never", sa.JSON(), nullable=False, server_default="[]"))
        batch_op.add_column(sa.Column("paused_until", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("version", sa.Integer(), nullable=False, server_default="1"))
        batch_op.drop_column("utc_offset")

    with op.batch_alter_table("problem", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("for_channel", sa.Boolean(), nullable=False, server_default=sa.true())
        )
        batch_op.add_column(sa.Column("affinity", sa.Text(), nullable=True))

    with op.batch_alter_table("request", schema=None) as batch_op:
        batch_op.add_column(sa.Column("nudge_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("passes_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("passed_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("reason", sa.Text(), nullable=True))
        batch_op.create_index(batch_op.f("ix_request_nudge_at"), ["nudge_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_request_passes_at"), ["passes_at"], unique=False)


def downgrade() -> None:  # noqa: PLR0915
    with op.batch_alter_table("request", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_request_passes_at"))
        batch_op.drop_index(batch_op.f("ix_request_nudge_at"))
        batch_op.drop_column("reason")
        batch_op.drop_column("passed_at")
        batch_op.drop_column("passes_at")
        batch_op.drop_column("nudge_at")

    with op.batch_alter_table("problem", schema=None) as batch_op:
        batch_op.drop_column("affinity")
        batch_op.drop_column("for_channel")

    with op.batch_alter_table("mentor", schema=None) as batch_op:
        batch_op.add_column(sa.Column("utc_offset", sa.INTEGER(), nullable=True))
        batch_op.drop_column("version")
        batch_op.drop_column("paused_until")
        batch_op.drop_column("never")
        batch_op.drop_column("rather_not")
        batch_op.drop_column("weekly")
        batch_op.drop_column("led")

    with op.batch_alter_table("member", schema=None) as batch_op:
        batch_op.drop_column("peer_wish")
        batch_op.drop_column("peers_paused_until")
        batch_op.drop_column("meets_peers")
        batch_op.drop_column("deactivated")
        batch_op.drop_column("left_at")
        batch_op.drop_column("works_on")
        batch_op.drop_column("works_until")
        batch_op.drop_column("works_from")
        batch_op.drop_column("zone")
        batch_op.drop_column("languages")
        batch_op.drop_column("topics")
        batch_op.drop_column("role_since")
        batch_op.drop_column("sector")
        batch_op.drop_column("region")
        batch_op.drop_column("district_key")
        batch_op.drop_column("district")

    op.drop_table("verdict")
    with op.batch_alter_table("goal_note", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_goal_note_goal_id"))

    op.drop_table("goal_note")
    with op.batch_alter_table("conversation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_conversation_place"))
        batch_op.drop_index(batch_op.f("ix_conversation_opened_in_id"))
        batch_op.drop_index(batch_op.f("ix_conversation_due_at"))

    op.drop_table("conversation")
    op.drop_table("concern")
    op.drop_table("thanks")
    with op.batch_alter_table("round_answer", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_round_answer_pair_id"))
        batch_op.drop_index("ix_round_answer_member")

    op.drop_table("round_answer")
    with op.batch_alter_table("goal", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_goal_pairing_id"))

    op.drop_table("goal")
    with op.batch_alter_table("asking", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_asking_due_at"))

    op.drop_table("asking")
    with op.batch_alter_table("round_pair", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_round_pair_round_id"))

    op.drop_table("round_pair")
    with op.batch_alter_table("proposal", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_proposal_request_id"))

    op.drop_table("proposal")
    with op.batch_alter_table("pairing", schema=None) as batch_op:
        batch_op.drop_index("ix_pairing_coached")
        batch_op.drop_index("ix_pairing_together")
        batch_op.drop_index(batch_op.f("ix_pairing_due_on"))

    op.drop_table("pairing")
    op.drop_table("cohort_member")
    op.drop_table("workspace_settings")
    with op.batch_alter_table("round", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_round_sends_at"))
        batch_op.drop_index(batch_op.f("ix_round_asks_at"))

    op.drop_table("round")
    op.drop_table("role")
    op.drop_table("cohort")
    op.drop_table("apart")

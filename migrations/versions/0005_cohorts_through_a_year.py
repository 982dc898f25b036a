"""Cohorts through a year: calendars, schedules, check-ins, pictures, convenings."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:  # noqa: PLR0915  # a list of tables
    op.create_table(
        "figure",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("of", sa.String(), nullable=False),
        sa.Column("people", sa.Text(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_figure")),
    )
    with op.batch_alter_table("figure", schema=None) as batch_op:
        batch_op.create_index("ix_figure_what", ["team_id", "what"], unique=False)

    op.create_table(
        "own_prompt",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("form_id", sa.String(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("short", sa.Text(), nullable=False),
        sa.Column("topic", sa.String(), nullable=True),
        sa.Column("support", sa.String(), nullable=True),
        sa.Column("arc", sa.String(), nullable=True),
        sa.Column("written_by", sa.String(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("archived_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_own_prompt")),
        sa.UniqueConstraint("team_id", "form_id", name=op.f("uq_own_prompt_team_id_form_id")),
    )
    op.create_table(
        "told",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("member", sa.String(length=32), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_told")),
    )
    with op.batch_alter_table("told", schema=None) as batch_op:
        batch_op.create_index("ix_told_member", ["team_id", "member", "id"], unique=False)

    op.create_table(
        "unasked_day",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("member", sa.String(length=32), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("team_id", "member", "day", name=op.f("pk_unasked_day")),
    )
    op.create_table(
        "assessment",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("form_id", sa.String(), nullable=False),
        sa.Column("member", sa.String(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answers", sa.Text(), nullable=False),
        sa.Column(
            "shared_in_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column(
            "charted_in_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["charted_in_id"], ["delivery.id"], name=op.f("fk_assessment_charted_in_id")
        ),
        sa.ForeignKeyConstraint(
            ["shared_in_id"], ["delivery.id"], name=op.f("fk_assessment_shared_in_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assessment")),
        sa.UniqueConstraint("team_id", "form_id", name=op.f("uq_assessment_team_id_form_id")),
    )
    with op.batch_alter_table("assessment", schema=None) as batch_op:
        batch_op.create_index("ix_assessment_member", ["team_id", "member", "id"], unique=False)

    op.create_table(
        "break",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("form_id", sa.String(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("added_by", sa.String(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("cohort_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("district_key", sa.String(length=32), nullable=True),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["cohort_id"], ["cohort.id"], name=op.f("fk_break_cohort_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_break")),
        sa.UniqueConstraint("team_id", "form_id", name=op.f("uq_break_team_id_form_id")),
    )
    with op.batch_alter_table("break", schema=None) as batch_op:
        batch_op.create_index("ix_break_ends_on", ["team_id", "ends_on"], unique=False)

    op.create_table(
        "care_offer",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("member", sa.String(length=32), nullable=False),
        sa.Column("offered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "offered_in_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column("told_coach_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["offered_in_id"], ["delivery.id"], name=op.f("fk_care_offer_offered_in_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_care_offer")),
    )
    with op.batch_alter_table("care_offer", schema=None) as batch_op:
        batch_op.create_index("ix_care_offer_member", ["team_id", "member"], unique=False)

    op.create_table(
        "celebration",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("form_id", sa.String(), nullable=False),
        sa.Column(
            "cohort_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("member", sa.String(), nullable=True),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("did", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "asked",
                "declined",
                "shared",
                "taken_back",
                name="celebrationstate",
                native_enum=False,
                length=16,
            ),
            nullable=False,
        ),
        sa.Column(
            "asked_in_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column(
            "shared_in_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["asked_in_id"], ["delivery.id"], name=op.f("fk_celebration_asked_in_id")
        ),
        sa.ForeignKeyConstraint(
            ["cohort_id"], ["cohort.id"], name=op.f("fk_celebration_cohort_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["shared_in_id"], ["delivery.id"], name=op.f("fk_celebration_shared_in_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_celebration")),
        sa.UniqueConstraint("team_id", "form_id", name=op.f("uq_celebration_team_id_form_id")),
    )
    with op.batch_alter_table("celebration", schema=None) as batch_op:
        batch_op.create_index("ix_celebration_member", ["team_id", "member"], unique=False)

    op.create_table(
        "cohort_prompt",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "cohort_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("prompt", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column(
            "reveals",
            sa.Enum("who", "nothing", name="reveals", native_enum=False, length=16),
            nullable=False,
        ),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["cohort_id"],
            ["cohort.id"],
            name=op.f("fk_cohort_prompt_cohort_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cohort_prompt")),
        sa.UniqueConstraint(
            "team_id", "cohort_id", "prompt", name=op.f("uq_cohort_prompt_team_id_cohort_id_prompt")
        ),
    )
    with op.batch_alter_table("cohort_prompt", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_cohort_prompt_cohort_id"), ["cohort_id"], unique=False)

    op.create_table(
        "cohort_staff",
        sa.Column(
            "cohort_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("slack_id", sa.String(), nullable=False),
        sa.Column(
            "part",
            sa.Enum("facilitator", "coach", name="cohortpart", native_enum=False, length=16),
            nullable=False,
        ),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["cohort_id"], ["cohort.id"], name=op.f("fk_cohort_staff_cohort_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("cohort_id", "slack_id", "part", name=op.f("pk_cohort_staff")),
    )
    op.create_table(
        "convening",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("form_id", sa.String(), nullable=False),
        sa.Column("cohort_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("agenda", sa.Text(), nullable=True),
        sa.Column("materials", sa.Text(), nullable=True),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "next_step",
            sa.Enum(
                "day", "hour", "ask", "close", name="conveningstep", native_enum=False, length=16
            ),
            nullable=True,
        ),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["cohort_id"], ["cohort.id"], name=op.f("fk_convening_cohort_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_convening")),
        sa.UniqueConstraint("team_id", "form_id", name=op.f("uq_convening_team_id_form_id")),
    )
    with op.batch_alter_table("convening", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_convening_due_at"), ["due_at"], unique=False)

    op.create_table(
        "prompting",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "cohort_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("cause", sa.String(), nullable=False),
        sa.Column("prompt", sa.String(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("short", sa.Text(), nullable=False),
        sa.Column("topic", sa.String(), nullable=True),
        sa.Column("support", sa.String(), nullable=True),
        sa.Column(
            "reveals",
            sa.Enum("who", "nothing", name="reveals", native_enum=False, length=16),
            nullable=False,
        ),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("minute", sa.Integer(), nullable=False),
        sa.Column("zone", sa.String(), nullable=True),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("looked_until", sa.String(), nullable=True),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "posted_in_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["cohort_id"], ["cohort.id"], name=op.f("fk_prompting_cohort_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["posted_in_id"], ["delivery.id"], name=op.f("fk_prompting_posted_in_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_prompting")),
        sa.UniqueConstraint("team_id", "cause", name=op.f("uq_prompting_team_id_cause")),
    )
    with op.batch_alter_table("prompting", schema=None) as batch_op:
        batch_op.create_index("ix_prompting_cohort", ["team_id", "cohort_id", "day"], unique=False)
        batch_op.create_index(batch_op.f("ix_prompting_due_at"), ["due_at"], unique=False)

    op.create_table(
        "schedule",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("form_id", sa.String(), nullable=False),
        sa.Column(
            "cohort_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column(
            "kind",
            sa.Enum(
                "prompt",
                "reminder",
                "digest",
                "pairs",
                name="schedulekind",
                native_enum=False,
                length=16,
            ),
            nullable=False,
        ),
        sa.Column("weekdays", sa.JSON(), nullable=False),
        sa.Column("minute", sa.Integer(), nullable=False),
        sa.Column("every", sa.Integer(), nullable=False),
        sa.Column("zone", sa.String(), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("next_on", sa.Date(), nullable=True),
        sa.Column("opens_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("stopped_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["cohort_id"], ["cohort.id"], name=op.f("fk_schedule_cohort_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_schedule")),
        sa.UniqueConstraint("team_id", "form_id", name=op.f("uq_schedule_team_id_form_id")),
    )
    with op.batch_alter_table("schedule", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_schedule_cohort_id"), ["cohort_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_schedule_opens_at"), ["opens_at"], unique=False)

    op.create_table(
        "attendance",
        sa.Column(
            "convening_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("member", sa.String(), nullable=False),
        sa.Column(
            "invited_in_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column("told", sa.Integer(), nullable=False),
        sa.Column("reminded", sa.String(), nullable=True),
        sa.Column(
            "coming",
            sa.Enum("yes", "remote", "no", name="coming", native_enum=False, length=16),
            nullable=True,
        ),
        sa.Column("came", sa.Boolean(), nullable=True),
        sa.Column("useful", sa.Text(), nullable=True),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["convening_id"],
            ["convening.id"],
            name=op.f("fk_attendance_convening_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["invited_in_id"], ["delivery.id"], name=op.f("fk_attendance_invited_in_id")
        ),
        sa.PrimaryKeyConstraint("convening_id", "member", name=op.f("pk_attendance")),
    )
    with op.batch_alter_table("attendance", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_attendance_invited_in_id"), ["invited_in_id"], unique=False
        )

    op.create_table(
        "check_in",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "prompting_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column("member", sa.String(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "asked",
                "later",
                "skipped",
                "answered",
                "spared",
                name="checkinstate",
                native_enum=False,
                length=16,
            ),
            nullable=False,
        ),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("form_id", sa.String(), nullable=True),
        sa.Column(
            "asked_in_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reminded", sa.Integer(), nullable=False),
        sa.Column("reminder_on", sa.Date(), nullable=True),
        sa.Column("spared", sa.String(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column("pulse", sa.Text(), nullable=True),
        sa.Column("topics", sa.Text(), nullable=True),
        sa.Column("commitment", sa.Text(), nullable=True),
        sa.Column("kept", sa.Text(), nullable=True),
        sa.Column(
            "read_by",
            sa.Enum(
                "me",
                "coach",
                "cohort",
                "cohort_unnamed",
                name="readby",
                native_enum=False,
                length=16,
            ),
            nullable=False,
        ),
        sa.Column("reader", sa.Text(), nullable=True),
        sa.Column(
            "shared_in_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["asked_in_id"], ["delivery.id"], name=op.f("fk_check_in_asked_in_id")
        ),
        sa.ForeignKeyConstraint(
            ["prompting_id"],
            ["prompting.id"],
            name=op.f("fk_check_in_prompting_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["shared_in_id"], ["delivery.id"], name=op.f("fk_check_in_shared_in_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_check_in")),
        sa.UniqueConstraint("team_id", "form_id", name=op.f("uq_check_in_team_id_form_id")),
        sa.UniqueConstraint(
            "team_id",
            "prompting_id",
            "member",
            name=op.f("uq_check_in_team_id_prompting_id_member"),
        ),
    )
    with op.batch_alter_table("check_in", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_check_in_asked_in_id"), ["asked_in_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_check_in_due_at"), ["due_at"], unique=False)
        batch_op.create_index("ix_check_in_member", ["team_id", "member", "id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_check_in_shared_in_id"), ["shared_in_id"], unique=False
        )

    op.create_table(
        "nomination",
        sa.Column(
            "convening_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column(
            "problem_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("agreed", sa.Boolean(), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["convening_id"],
            ["convening.id"],
            name=op.f("fk_nomination_convening_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["problem_id"],
            ["problem.id"],
            name=op.f("fk_nomination_problem_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("convening_id", "problem_id", name=op.f("pk_nomination")),
    )
    op.create_table(
        "schedule_day",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "schedule_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "state",
            sa.Enum("open", "done", "skipped", name="daystate", native_enum=False, length=16),
            nullable=False,
        ),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("why", sa.String(), nullable=True),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["schedule_id"],
            ["schedule.id"],
            name=op.f("fk_schedule_day_schedule_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_schedule_day")),
        sa.UniqueConstraint(
            "team_id", "schedule_id", "day", name=op.f("uq_schedule_day_team_id_schedule_id_day")
        ),
    )
    with op.batch_alter_table("schedule_day", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_schedule_day_due_at"), ["due_at"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_schedule_day_schedule_id"), ["schedule_id"], unique=False
        )

    with op.batch_alter_table("cohort", schema=None) as batch_op:
        batch_op.add_column(sa.Column("zone", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("starts_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("ends_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("channel", sa.Text(), nullable=True))

    with op.batch_alter_table("cohort_member", schema=None) as batch_op:
        batch_op.add_column(sa.Column("joined_at", sa.DateTime(timezone=True), nullable=True))

    with op.batch_alter_table("delivery", schema=None) as batch_op:
        batch_op.add_column(sa.Column("files", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("rank", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("due_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("spoils_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.create_index(
            "ix_delivery_held",
            ["team_id", "due_at"],
            unique=False,
            sqlite_where=sa.text("state = 'held'"),
            postgresql_where=sa.text("state = 'held'"),
        )
        batch_op.create_index(
            "ix_delivery_held_lane",
            ["team_id", "lane"],
            unique=False,
            sqlite_where=sa.text("state = 'held'"),
            postgresql_where=sa.text("state = 'held'"),
        )

    with op.batch_alter_table("member", schema=None) as batch_op:
        batch_op.add_column(sa.Column("away_until", sa.Date(), nullable=True))
        batch_op.add_column(
            sa.Column("wants_prompts", sa.Boolean(), nullable=False, server_default=sa.true())
        )
        batch_op.add_column(sa.Column("prompt_minute", sa.Integer(), nullable=True))
        batch_op.add_column(
            sa.Column("reminders", sa.Integer(), nullable=False, server_default="1")
        )
        batch_op.add_column(
            sa.Column("wants_assessments", sa.Boolean(), nullable=False, server_default=sa.true())
        )
        batch_op.add_column(sa.Column("invited_to_assess_on", sa.Date(), nullable=True))


def downgrade() -> None:  # noqa: PLR0915
    with op.batch_alter_table("member", schema=None) as batch_op:
        batch_op.drop_column("invited_to_assess_on")
        batch_op.drop_column("wants_assessments")
        batch_op.drop_column("reminders")
        batch_op.drop_column("prompt_minute")
        batch_op.drop_column("wants_prompts")
        batch_op.drop_column("away_until")

    with op.batch_alter_table("delivery", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_delivery_held_lane",
            sqlite_where=sa.text("state = 'held'"),
            postgresql_where=sa.text("state = 'held'"),
        )
        batch_op.drop_index(
            "ix_delivery_held",
            sqlite_where=sa.text("state = 'held'"),
            postgresql_where=sa.text("state = 'held'"),
        )
        batch_op.drop_column("spoils_at")
        batch_op.drop_column("due_at")
        batch_op.drop_column("rank")
        batch_op.drop_column("files")

    with op.batch_alter_table("cohort_member", schema=None) as batch_op:
        batch_op.drop_column("joined_at")

    with op.batch_alter_table("cohort", schema=None) as batch_op:
        batch_op.drop_column("channel")
        batch_op.drop_column("ends_on")
        batch_op.drop_column("starts_on")
        batch_op.drop_column("zone")

    with op.batch_alter_table("schedule_day", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_schedule_day_schedule_id"))
        batch_op.drop_index(batch_op.f("ix_schedule_day_due_at"))

    op.drop_table("schedule_day")
    op.drop_table("nomination")
    with op.batch_alter_table("check_in", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_check_in_shared_in_id"))
        batch_op.drop_index("ix_check_in_member")
        batch_op.drop_index(batch_op.f("ix_check_in_due_at"))
        batch_op.drop_index(batch_op.f("ix_check_in_asked_in_id"))

    op.drop_table("check_in")
    with op.batch_alter_table("attendance", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_attendance_invited_in_id"))

    op.drop_table("attendance")
    with op.batch_alter_table("schedule", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_schedule_opens_at"))
        batch_op.drop_index(batch_op.f("ix_schedule_cohort_id"))

    op.drop_table("schedule")
    with op.batch_alter_table("prompting", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_prompting_due_at"))
        batch_op.drop_index("ix_prompting_cohort")

    op.drop_table("prompting")
    with op.batch_alter_table("convening", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_convening_due_at"))

    op.drop_table("convening")
    op.drop_table("cohort_staff")
    with op.batch_alter_table("cohort_prompt", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_cohort_prompt_cohort_id"))

    op.drop_table("cohort_prompt")
    with op.batch_alter_table("celebration", schema=None) as batch_op:
        batch_op.drop_index("ix_celebration_member")

    op.drop_table("celebration")
    with op.batch_alter_table("care_offer", schema=None) as batch_op:
        batch_op.drop_index("ix_care_offer_member")

    op.drop_table("care_offer")
    with op.batch_alter_table("break", schema=None) as batch_op:
        batch_op.drop_index("ix_break_ends_on")

    op.drop_table("break")
    with op.batch_alter_table("assessment", schema=None) as batch_op:
        batch_op.drop_index("ix_assessment_member")

    op.drop_table("assessment")
    op.drop_table("unasked_day")
    with op.batch_alter_table("told", schema=None) as batch_op:
        batch_op.drop_index("ix_told_member")

    op.drop_table("told")
    op.drop_table("own_prompt")
    with op.batch_alter_table("figure", schema=None) as batch_op:
        batch_op.drop_index("ix_figure_what")

    op.drop_table("figure")

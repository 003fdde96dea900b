import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0002_member"),
        ("actions", "0003_words_as_printed"),
        ("assessment", "0002_horizon_and_registers"),
        ("partnership", "0002_duties"),
        ("plan", "0004_milestones"),
    ]

    operations = [
        migrations.AddField(
            model_name="objective",
            name="evaluation",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="objective",
            name="leads",
            field=models.ManyToManyField(
                blank=True, related_name="objectives", to="partnership.person"
            ),
        ),
        migrations.AddField(
            model_name="objective",
            name="owners",
            field=models.ManyToManyField(
                blank=True, related_name="objectives", to="partnership.agency"
            ),
        ),
        migrations.AddField(
            model_name="plan",
            name="group",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="plans",
                to="partnership.group",
            ),
        ),
        migrations.AddField(
            model_name="plan",
            name="role",
            field=models.CharField(
                choices=[
                    ("partnership", "partnership"),
                    ("strategy", "strategy"),
                    ("group", "group"),
                    ("county", "county"),
                ],
                default="partnership",
                max_length=12,
            ),
        ),
        migrations.AddField(
            model_name="target",
            name="is_cumulative",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="target",
            name="shown_by",
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name="target",
            name="tested_by",
            field=models.CharField(
                choices=[
                    ("level-or-slope", "level-or-slope"),
                    ("interval", "interval"),
                    ("slope", "slope"),
                    ("run", "run"),
                ],
                default="level-or-slope",
                max_length=16,
            ),
        ),
        migrations.CreateModel(
            name="DecisionCheck",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("decided_on", models.DateField()),
                ("effects", models.JSONField(default=dict)),
                ("why", models.TextField()),
                ("changed", models.TextField(blank=True)),
                ("checked_on", models.DateField()),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions_checked",
                        to="partnership.agency",
                    ),
                ),
                (
                    "checked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="access.member",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="decision_checks",
                        to="plan.plan",
                    ),
                ),
            ],
            options={
                "ordering": ["-decided_on", "-id"],
            },
        ),
        migrations.CreateModel(
            name="EqualityNote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("groups", models.JSONField(default=list)),
                (
                    "effect",
                    models.CharField(
                        choices=[
                            ("better", "better"),
                            ("none", "none"),
                            ("worse", "worse"),
                            ("unsure", "unsure"),
                        ],
                        max_length=8,
                    ),
                ),
                ("evidence", models.TextField()),
                ("changed", models.TextField(blank=True)),
                ("review_on", models.DateField(blank=True, null=True)),
                ("written_on", models.DateField()),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="equality_notes",
                        to="actions.action",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="access.member",
                    ),
                ),
            ],
            options={
                "ordering": ["-written_on", "-id"],
            },
        ),
        migrations.CreateModel(
            name="Pledge",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("ref", models.CharField(max_length=20)),
                (
                    "kind",
                    models.CharField(
                        choices=[("pledge", "pledge"), ("standard", "standard")],
                        max_length=8,
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("words", models.TextField()),
                ("test", models.TextField(blank=True)),
                ("share", models.FloatField(blank=True, null=True)),
                (
                    "measured_from",
                    models.CharField(
                        choices=[
                            ("self-report", "self-report"),
                            ("casework", "casework"),
                        ],
                        default="self-report",
                        max_length=11,
                    ),
                ),
                ("edit", models.PositiveIntegerField(default=1)),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pledges",
                        to="partnership.agency",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pledges",
                        to="plan.plan",
                    ),
                ),
            ],
            options={
                "ordering": ["kind", "ref", "id"],
            },
        ),
        migrations.CreateModel(
            name="ProseApproval",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("ref", models.CharField(max_length=20)),
                ("sha256", models.CharField(max_length=64)),
                ("approved_on", models.DateField()),
                (
                    "approved_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="access.member",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="approvals",
                        to="plan.plan",
                    ),
                ),
            ],
            options={
                "ordering": ["-approved_on", "-id"],
            },
        ),
        migrations.CreateModel(
            name="Regard",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("words", models.TextField()),
                (
                    "external",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="regards",
                        to="assessment.externalpriority",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="regards",
                        to="plan.plan",
                    ),
                ),
                (
                    "priority",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="regards",
                        to="plan.priority",
                    ),
                ),
            ],
            options={
                "ordering": ["external__title", "id"],
            },
        ),
        migrations.CreateModel(
            name="SelfReport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("quarter_starts_on", models.DateField()),
                ("looked_at", models.PositiveIntegerField()),
                ("kept", models.PositiveIntegerField()),
                ("out_of", models.PositiveIntegerField(blank=True, null=True)),
                ("drawn", models.CharField(max_length=300)),
                ("evidence", models.TextField(blank=True)),
                ("said_at", models.DateTimeField()),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="standards_told",
                        to="partnership.agency",
                    ),
                ),
                (
                    "pledge",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reports",
                        to="plan.pledge",
                    ),
                ),
                (
                    "said_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="access.member",
                    ),
                ),
            ],
            options={
                "ordering": ["-quarter_starts_on", "agency__name", "id"],
            },
        ),
        migrations.CreateModel(
            name="Settling",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("line", models.CharField(max_length=12)),
                ("ref", models.CharField(max_length=20)),
                ("want", models.CharField(max_length=12)),
                ("due_on", models.DateField()),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="settlings",
                        to="partnership.agency",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="settlings",
                        to="plan.plan",
                    ),
                ),
            ],
            options={
                "ordering": ["due_on", "id"],
            },
        ),
        migrations.CreateModel(
            name="Signatory",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("signed_by", models.CharField(blank=True, max_length=200)),
                ("signed_on", models.DateField()),
                ("ended_on", models.DateField(blank=True, null=True)),
                (
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pledges_signed",
                        to="partnership.agency",
                    ),
                ),
                (
                    "pledge",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="signatories",
                        to="plan.pledge",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "signatories",
                "ordering": ["signed_on", "id"],
            },
        ),
        migrations.CreateModel(
            name="Delivery",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("delivered_on", models.DateField()),
                ("words", models.TextField()),
                ("evidence", models.CharField(blank=True, max_length=500)),
                ("file_name", models.CharField(blank=True, max_length=200)),
                ("file_path", models.CharField(blank=True, max_length=300)),
                ("file_sha256", models.CharField(blank=True, max_length=64)),
                ("said_at", models.DateTimeField()),
                ("accepted_on", models.DateField(blank=True, null=True)),
                ("sent_back_on", models.DateField(blank=True, null=True)),
                ("answer", models.TextField(blank=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="access.member",
                    ),
                ),
                (
                    "said_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="access.member",
                    ),
                ),
                (
                    "target",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="deliveries",
                        to="plan.target",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "deliveries",
                "ordering": ["-said_at", "-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("evidence", ""), _negated=True),
                            models.Q(("file_path", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="delivery_is_shown",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("accepted_on__isnull", True),
                            ("sent_back_on__isnull", True),
                            _connector="OR",
                        ),
                        name="delivery_is_answered_one_way",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("accepted_on__isnull", True),
                                ("answered_by__isnull", True),
                                ("sent_back_on__isnull", True),
                            ),
                            models.Q(
                                ("answered_by__isnull", False),
                                models.Q(
                                    ("accepted_on__isnull", False),
                                    ("sent_back_on__isnull", False),
                                    _connector="OR",
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="delivery_answer_names_who",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="pledge",
            constraint=models.UniqueConstraint(
                fields=("plan", "ref"), name="pledge_ref_is_unique"
            ),
        ),
        migrations.AddConstraint(
            model_name="pledge",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("share__isnull", True),
                    models.Q(("share__gt", 0), ("share__lte", 100)),
                    _connector="OR",
                ),
                name="pledge_share_is_a_percentage",
            ),
        ),
        migrations.AddConstraint(
            model_name="regard",
            constraint=models.UniqueConstraint(
                fields=("plan", "external", "priority"), name="regard_is_had_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="regard",
            constraint=models.UniqueConstraint(
                condition=models.Q(("priority__isnull", True)),
                fields=("plan", "external"),
                name="regard_is_refused_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="selfreport",
            constraint=models.UniqueConstraint(
                fields=("pledge", "agency", "quarter_starts_on"),
                name="standard_told_once_a_quarter",
            ),
        ),
        migrations.AddConstraint(
            model_name="selfreport",
            constraint=models.CheckConstraint(
                condition=models.Q(("kept__lte", models.F("looked_at"))),
                name="kept_is_of_those_looked_at",
            ),
        ),
        migrations.AddConstraint(
            model_name="selfreport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("out_of__isnull", True),
                    ("looked_at__lte", models.F("out_of")),
                    _connector="OR",
                ),
                name="looked_at_is_of_all_there_were",
            ),
        ),
        migrations.AddConstraint(
            model_name="settling",
            constraint=models.UniqueConstraint(
                fields=("plan", "line", "ref", "want"), name="settled_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="signatory",
            constraint=models.UniqueConstraint(
                fields=("pledge", "name", "signed_on"), name="pledge_is_signed_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="signatory",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ended_on__isnull", True),
                    ("ended_on__gte", models.F("signed_on")),
                    _connector="OR",
                ),
                name="signatory_ends_after_signing",
            ),
        ),
    ]

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0002_member"),
        ("actions", "0003_words_as_printed"),
        ("assessment", "0007_places_and_authors"),
    ]

    operations = [
        migrations.AddField(
            model_name="recommendation",
            name="action",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="recommendations",
                to="actions.action",
            ),
        ),
        migrations.CreateModel(
            name="PinnedEvidence",
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
                ("section", models.SlugField(max_length=40)),
                ("shows", models.CharField(max_length=300)),
                ("measure", models.CharField(blank=True, max_length=80)),
                ("period", models.CharField(blank=True, max_length=40)),
                ("words", models.CharField(blank=True, max_length=80)),
                ("source", models.CharField(blank=True, max_length=300)),
                ("pinned_on", models.DateField()),
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="evidence",
                        to="assessment.assessment",
                    ),
                ),
                (
                    "pinned_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="access.member",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "pinned evidence",
                "ordering": ["section", "id"],
            },
        ),
        migrations.AddConstraint(
            model_name="pinnedevidence",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("measure", ""), models.Q(("source", ""), _negated=True)),
                    models.Q(
                        models.Q(("measure", ""), _negated=True),
                        models.Q(("period", ""), _negated=True),
                        models.Q(("words", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="evidence_is_a_figure_or_a_source",
            ),
        ),
    ]

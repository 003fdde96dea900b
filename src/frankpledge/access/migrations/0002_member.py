import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import frankpledge.access.models


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0001_initial"),
        ("partnership", "0001_initial"),
    ]
    operations = [
        migrations.CreateModel(
            name="Member",
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
                ("roles", models.JSONField(default=list)),
                (
                    "purposes",
                    models.JSONField(default=frankpledge.access.models.planning_only),
                ),
                ("starts_on", models.DateField()),
                ("ends_before", models.DateField(blank=True, null=True)),
                ("is_active", models.BooleanField(default=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="members",
                        to="partnership.agency",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["user__name", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("user", "agency", "starts_on"), name="member_once_a_day"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_before", None),
                            ("ends_before__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="member_ends_after_start",
                    ),
                ],
            },
        ),
    ]

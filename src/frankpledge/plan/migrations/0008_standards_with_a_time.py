from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("plan", "0007_tolerance_of_its_kind"),
    ]

    operations = [
        migrations.AddField(
            model_name="pledge",
            name="within",
            field=models.FloatField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="pledge",
            name="within_unit",
            field=models.CharField(
                choices=[
                    ("hours", "hours"),
                    ("days", "days"),
                    ("working-days", "working-days"),
                ],
                default="working-days",
                max_length=12,
            ),
        ),
        migrations.AddConstraint(
            model_name="pledge",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("within__isnull", True), ("within__gt", 0), _connector="OR"
                ),
                name="pledge_time_is_positive",
            ),
        ),
    ]

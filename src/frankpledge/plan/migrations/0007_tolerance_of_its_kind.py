"""A target's tolerance is its kind's own where nobody chose another."""

from typing import Any

from django.db import migrations, models


# What every target was given, whether or not its kind had a use for it.
GIVEN = 2.0


def to_that_of_its_kind(apps: Any, _editor: Any) -> None:
    """Leave the tolerance that nobody chose to the kind of target."""
    targets = apps.get_model("plan", "Target").objects
    targets.filter(tolerance_percent=GIVEN).update(tolerance_percent=None)


def to_a_number(apps: Any, _editor: Any) -> None:
    """Give every target the number that all had before."""
    targets = apps.get_model("plan", "Target").objects
    targets.filter(tolerance_percent=None).update(tolerance_percent=GIVEN)


class Migration(migrations.Migration):
    dependencies = [
        ("plan", "0006_words_and_appendix"),
    ]

    operations = [
        migrations.AlterField(
            model_name="target",
            name="tolerance_percent",
            field=models.FloatField(blank=True, null=True),
        ),
        migrations.RunPython(to_that_of_its_kind, to_a_number),
    ]

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import F


def say_why(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take the reason of a decision against the scores as the reason against them."""
    decisions = apps.get_model("assessment", "Decision")
    decisions.objects.filter(overrides_rank=True, against="").update(
        against=F("reason")
    )


class Migration(migrations.Migration):
    dependencies = [("assessment", "0003_weights_and_overrides")]

    operations = [migrations.RunPython(say_why, migrations.RunPython.noop)]

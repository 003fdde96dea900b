"""The version that a person saw has one name; its column keeps the first it had."""

from django.db import migrations, models


MODELS = ("pledge", "plan")


class Migration(migrations.Migration):
    dependencies = [
        ("plan", "0008_standards_with_a_time"),
    ]

    operations = [
        operation
        for model in MODELS
        for operation in (
            migrations.AlterField(
                model_name=model,
                name="edit",
                field=models.PositiveIntegerField(db_column="edit", default=1),
            ),
            migrations.RenameField(
                model_name=model, old_name="edit", new_name="version"
            ),
        )
    ]

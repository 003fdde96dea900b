from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0003_smallest_count"),
    ]

    operations = [
        migrations.AddField(
            model_name="source",
            name="version",
            field=models.PositiveIntegerField(default=1),
        ),
    ]

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("evidence", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="series",
            name="published_periods",
            field=models.JSONField(blank=True, default=None, null=True),
        ),
    ]

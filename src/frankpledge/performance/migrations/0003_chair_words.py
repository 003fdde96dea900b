from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("performance", "0002_decisions_and_registers")]

    operations = [
        migrations.AddField(
            model_name="frozenreport",
            name="chair_words",
            field=models.TextField(blank=True),
        ),
    ]

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("assessment", "0004_reasons_against_scores")]

    operations = [
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("overrides_rank", False),
                    models.Q(("against", ""), _negated=True),
                    _connector="OR",
                ),
                name="decision_against_scores_says_why",
            ),
        ),
    ]

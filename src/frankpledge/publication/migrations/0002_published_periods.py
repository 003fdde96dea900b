from django.db import migrations


def open_published_periods(apps, schema_editor):
    """Mark the periods that releases which still stand have let out."""
    release_of = apps.get_model("publication", "Release")
    series_of = apps.get_model("evidence", "Series")
    for release in release_of.objects.filter(state="published", is_rounded=False):
        for measure in release.content.get("measures", []):
            for table in measure["tables"]:
                days = [period["starts_on"] for period in table["periods"]]
                codes = [area["code"] for area in table["areas"]]
                rows = series_of.objects.filter(
                    version__measure=measure["id"],
                    area_code__in=codes,
                    period_type=table["period_type"],
                    is_published=True,
                ).defer("figures")
                for row in rows:
                    before = row.published_periods or []
                    row.published_periods = sorted({*before, *days})
                    row.save(update_fields=["published_periods"])


class Migration(migrations.Migration):
    dependencies = [
        ("publication", "0001_initial"),
        ("evidence", "0002_published_periods"),
    ]

    operations = [
        migrations.RunPython(open_published_periods, migrations.RunPython.noop)
    ]

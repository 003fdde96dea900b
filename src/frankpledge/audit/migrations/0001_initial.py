from django.db import migrations, models

from frankpledge.audit import triggers


def refuse_changes(apps, schema_editor):
    triggers.install(schema_editor.connection)


def allow_changes(apps, schema_editor):
    triggers.remove(schema_editor.connection)


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("sequence", models.BigIntegerField(primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
                ("actor", models.CharField(max_length=60)),
                ("member", models.BigIntegerField(null=True)),
                ("agency", models.BigIntegerField(null=True)),
                ("session", models.CharField(blank=True, max_length=16)),
                ("purpose", models.CharField(blank=True, max_length=40)),
                (
                    "legal_regime",
                    models.CharField(
                        choices=[
                            ("general", "general"),
                            ("law-enforcement", "law-enforcement"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "operation",
                    models.CharField(
                        choices=[
                            ("collection", "collection"),
                            ("alteration", "alteration"),
                            ("consultation", "consultation"),
                            ("disclosure", "disclosure"),
                            ("combination", "combination"),
                            ("erasure", "erasure"),
                            ("sign-in", "sign-in"),
                            ("administration", "administration"),
                        ],
                        max_length=20,
                    ),
                ),
                ("kind", models.CharField(max_length=60)),
                ("ref", models.CharField(max_length=200)),
                ("case", models.CharField(blank=True, max_length=60)),
                ("field_classes", models.JSONField(default=list)),
                ("recipients", models.JSONField(default=list)),
                ("grant", models.CharField(blank=True, max_length=60)),
                ("outcome", models.CharField(max_length=40)),
                ("request", models.CharField(blank=True, max_length=32)),
                ("previous_hash", models.CharField(max_length=64)),
                ("hash", models.CharField(max_length=64, unique=True)),
            ],
            options={
                "verbose_name_plural": "entries",
                "ordering": ["sequence"],
                "indexes": [
                    models.Index(fields=["kind", "ref"], name="audit_entry_thing"),
                    models.Index(fields=["at"], name="audit_entry_at"),
                ],
            },
        ),
        migrations.RunPython(refuse_changes, allow_changes),
    ]

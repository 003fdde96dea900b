"""
Every table of a new workspace at once, instead of one migration after another.

Seventy migrations on an empty database take half a minute, nearly all of it spent
on drawing models that the next migration changes. The tables they end in can be
made in a second. tests/config/test_first_tables.py holds the two ways equal.
"""

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor

from frankpledge.audit.triggers import install as guard_audit_trail


def make_first_tables(connection: BaseDatabaseWrapper) -> bool:
    """
    Make the tables that all migrations end in; say whether the database was empty.

    It is done in one transaction: broken off, the database is empty still. One that
    holds tables is left alone, for its migrations. What migrations do to rows is
    left out, since there are none; their triggers are not.
    """
    if connection.introspection.table_names():
        return False
    executor = MigrationExecutor(connection)
    leaves = executor.loader.graph.leaf_nodes()
    models = executor.loader.project_state().apps.get_models()
    with connection.schema_editor() as editor:
        for model in models:
            if model._meta.can_migrate(connection):
                editor.create_model(model)
        guard_audit_trail(connection)
        executor.recorder.ensure_schema()
        for step, _ in executor.migration_plan(leaves, clean_start=True):
            executor.recorder.record_applied(step.app_label, step.name)
    return True

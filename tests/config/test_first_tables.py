import pytest
from django.db import connection, connections

from frankpledge.config.first_tables import make_first_tables


def parts_of(sql):
    """Return what stands between a table's outer brackets, in any order."""
    body = sql.partition("(")[2].rpartition(")")[0]
    parts, depth, quoted = [""], 0, ""
    for sign in body:
        if quoted or sign in "'\"":
            quoted = "" if sign == quoted else quoted or sign
        else:
            depth += (sign == "(") - (sign == ")")
        if sign == "," and not depth and not quoted:
            parts.append("")
        else:
            parts[-1] += sign
    return sorted(part.strip() for part in parts)


def schema_of(database):
    """Return every table's columns and limits, every index and every trigger."""
    with database.cursor() as cursor:
        cursor.execute(
            "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL"
            " AND name NOT LIKE 'sqlite_%' AND name <> 'keeper'"
        )
        return {
            (kind, name): parts_of(sql) if kind == "table" else sql
            for kind, name, sql in cursor.fetchall()
        }


def migrations_of(database):
    with database.cursor() as cursor:
        cursor.execute("SELECT app, name FROM django_migrations ORDER BY app, name")
        return cursor.fetchall()


@pytest.fixture
def empty_database(tmp_path, django_db_blocker):
    """Return a connection to a SQLite file that holds nothing yet."""
    connections.databases["empty"] = connections.databases["default"] | {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": tmp_path / "empty.sqlite3",
        "OPTIONS": {},
    }
    with django_db_blocker.unblock():
        yield connections["empty"]
        connections["empty"].close()
    del connections["empty"], connections.databases["empty"]


@pytest.mark.django_db
def test_tables_made_at_once_are_those_that_all_migrations_end_in(empty_database):
    if connection.vendor != "sqlite":
        pytest.skip("Only SQLite's tables are made at once.")
    assert make_first_tables(empty_database)
    made, migrated = schema_of(empty_database), schema_of(connection)
    migrated.pop(("table", "frankpledge_cache"), None)
    assert ("trigger", "audit_entry_no_delete") in made
    assert made == migrated
    assert migrations_of(empty_database) == migrations_of(connection)


def test_a_database_that_holds_tables_is_left_to_its_migrations(empty_database):
    with empty_database.cursor() as cursor:
        cursor.execute("CREATE TABLE kept (one TEXT)")
    assert not make_first_tables(empty_database)
    assert list(schema_of(empty_database)) == [("table", "kept")]

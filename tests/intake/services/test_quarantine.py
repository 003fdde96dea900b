"""A wrong file of any size is kept row by row, each row with its own faults."""

import tracemalloc
from types import SimpleNamespace

import pyarrow as pa

from frankpledge.analysis.readers.reading import FAULTS, REJECTED
from frankpledge.intake.models import Supply
from frankpledge.intake.services.quarantine import quarantined_rows


def rejected(*places):
    rows = [
        {"file": file, "sheet": sheet, "line": line, "cells": [f"{file}{line}"]}
        for file, sheet, line in places
    ]
    return pa.Table.from_pylist(rows, REJECTED)


def faults(*told):
    rows = [
        {"file": file, "sheet": sheet, "line": line, "reason": reason}
        for file, sheet, line, reason in told
    ]
    return pa.Table.from_pylist(rows, FAULTS)


def kept(reading):
    return [
        (row.file, row.sheet, row.line, [fault["reason"] for fault in row.faults])
        for row in quarantined_rows(Supply(), reading)
    ]


def test_each_row_has_its_own_faults_in_whatever_order_they_were_found():
    reading = SimpleNamespace(
        rejected=rejected(
            ("b", None, 9), ("a", "S2", 2), ("a", "S1", 2), ("a", "S1", 10)
        ),
        faults=faults(
            ("a", "S1", 10, "no area"),
            ("b", None, 9, "no month"),
            ("a", "S1", 2, "no kind"),
            ("a", "S1", 10, "no month"),
            ("a", "S1", 7, "of a row that was accepted after all"),
            ("a", "S2", 2, "not a figure"),
        ),
    )
    assert kept(reading) == [
        ("a", "S1", 2, ["no kind"]),
        ("a", "S1", 10, ["no area", "no month"]),
        ("a", "S2", 2, ["not a figure"]),
        ("b", "", 9, ["no month"]),
    ]


def test_a_row_without_a_fault_is_kept_all_the_same():
    reading = SimpleNamespace(rejected=rejected(("a", None, 1)), faults=faults())
    assert kept(reading) == [("a", "", 1, [])]
    reading = SimpleNamespace(rejected=rejected(), faults=faults(("a", None, 1, "x")))
    assert kept(reading) == []


def test_memory_does_not_grow_with_the_rows():
    count = 20_000
    names = pa.repeat("2019-06-merseyside-street.csv", count)
    nothing, lines = pa.nulls(count, pa.string()), pa.array(range(count), pa.int64())
    cells = pa.array([["x"] * 12] * count, pa.list_(pa.string()))
    words = pa.repeat("unmapped value", count)
    reading = SimpleNamespace(
        rejected=pa.table([names, nothing, lines, cells], REJECTED),
        faults=pa.table(
            [names, nothing, lines, nothing, words, words, words, words], FAULTS
        ),
    )
    tracemalloc.start()
    try:
        assert sum(1 for _ in quarantined_rows(Supply(), reading)) == count
        assert tracemalloc.get_traced_memory()[1] < 12 * 1024 * 1024
    finally:
        tracemalloc.stop()

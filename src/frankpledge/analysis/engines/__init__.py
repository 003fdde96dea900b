"""Runs the expressions that measures build; knows the backend, and nobody else does."""

from frankpledge.analysis.engines.duckdb_engine import DuckDBEngine, Resources
from frankpledge.analysis.engines.kept_counts import KeptCounts


__all__ = ["DuckDBEngine", "KeptCounts", "Resources"]

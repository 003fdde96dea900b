"""Runs the expressions that measures build; knows the backend, and nobody else does."""

from frankpledge.analysis.engines.duckdb_engine import DuckDBEngine, Resources


__all__ = ["DuckDBEngine", "Resources"]

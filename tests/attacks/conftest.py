"""The small world that figures are attacked in."""

from tests.evidence.conftest import areas, bring, group, two_years


__all__ = ["areas", "bring", "group", "two_years"]

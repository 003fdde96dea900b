"""Harm and cost: counts of crimes times what one of each weighs or costs."""

"""Scores for the panel, cohorts before and after, reoffending, fairness."""

"""
Who is chosen for offender management, shown in full, and whether offending fell.

`matrix` holds a scoring rule as data and `scoring` applies it, every point with its
fact, source and date. A score sums what is on record; it foretells nothing about a
person and a panel decides. `fairness` and `back_test` describe the rule in counts of
people. `exposure` counts offences and days at liberty; `cohorts` compares them before
and after for a fixed list of people.
"""

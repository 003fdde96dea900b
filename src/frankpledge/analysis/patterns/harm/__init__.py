"""
Harm and cost: counts of crimes times what one of each weighs or costs.

`weights` reads dated, sourced tables that a partnership loads; `totals` multiplies
and says what no weight was found for. One table is shipped: unit costs that the Home
Office published in 2018. Weights of the Crime Severity Score and of the
Cambridge Crime Harm Index are their publishers' to give out: load their own tables.
"""

"""
Statistics a partnership rests its words on, each with its source and its unit.

`intervals` bound a value; `standardise` allows for age; `change` says whether two figures differ by more than
chance; `control` draws limits of normal variation; `comparison` places an area
among similar ones; `paths` and `forecast` serve targets; `sentences` puts results
into words; `rounding` rounds as people do.
"""

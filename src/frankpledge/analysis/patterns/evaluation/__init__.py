"""
What did it do? Effects of an operation, estimated against places that had none.

`panels` holds areas by periods; `differences` and `synthetic` estimate an effect on
them with the interval that placebo areas give; `checks` looks for what would spoil
an estimate; `doses` follows how much was done; `costs` prices it; `verdicts` says in
words how far it can be believed.
"""

"""
Which records of two sources are the same person or place.

`normalised` brings names, postcodes and addresses into one form; `likeness` measures
how alike two texts are and weighs agreement; `keys` links by an exact key and hides
identities; `trained` links by Splink, which comes as an extra; `quality` holds a
linkage against pairs that people have judged.

A link joins what two agencies hold about somebody. A wrong one puts one person's
record on another: nothing here is to be acted on without somebody looking.
"""

"""Opportunities to and from tables: what a file holds, what it would change, and carrying that out.

`tables` reads files as cells, `columns` cells as values, `standing` says what the site holds in the same
columns, `plan` compares the two, `writing` and `translating` carry the plan out.
"""

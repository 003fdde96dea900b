"""A working partnership to look round in: real open figures, invented people."""

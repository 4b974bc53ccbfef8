"""Recognition: who is recognised in a period, and the register of recognitions over the years."""

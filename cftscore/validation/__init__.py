"""Everything that is wrong with workbooks, and copies of them, marked or corrected."""

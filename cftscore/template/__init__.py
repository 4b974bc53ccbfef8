"""Templates: workbooks that guide whoever fills them in, and that score themselves.

`workbook.render` turns a `content.Content` (criteria set, period, communes and what is known of
them) into the bytes of a workbook. Everything in it comes from the criteria set and the register.
"""

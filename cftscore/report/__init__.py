"""Reports: a page, official documents, a workbook, the papers of a request, and what is published.

`content.Content` is what all of them show; it is made from an evaluation, or, to be published, from
a `publication.Publication`, which holds nothing that could betray a child.
"""

"""The report as a page of HTML, and the poster of a commune."""

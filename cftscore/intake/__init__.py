"""From the cells of workbooks to what each commune reported."""

"""The report as a workbook, with charts that Excel draws from its own cells."""

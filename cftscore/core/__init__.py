"""What every package may use: texts in two languages, exact numbers, periods, signals, progress."""

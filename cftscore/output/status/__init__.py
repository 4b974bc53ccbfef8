"""Who submitted and who did not: in words, as tables, as reminders to send."""

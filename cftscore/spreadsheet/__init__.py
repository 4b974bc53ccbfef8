"""Files and what is in their cells, whatever their format; nothing of communes."""

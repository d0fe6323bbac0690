"""Lists of exhibits made into files for a meeting: deck, note, briefing, workbook, report."""

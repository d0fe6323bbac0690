"""Packs: lists of exhibits, and the files made of them for a meeting: deck, note, briefing, workbook, report."""

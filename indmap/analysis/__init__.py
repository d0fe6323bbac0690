"""Projects to numbers: status, filters, KPIs, groups, schedule. Frames of codes in and out; no labels, no drawing."""

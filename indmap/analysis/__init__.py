"""Projects to numbers: status, filters, KPIs, groups, schedule. Codes in, codes out; no words, no drawing."""

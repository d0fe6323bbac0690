"""What a register is: Projects (a typed frame), Findings, Source, and the layout by which they were read.

Nothing is re-exported here, so that a process that needs only the layout does not import pandas.
"""

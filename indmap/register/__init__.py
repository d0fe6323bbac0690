"""What a register is: Projects (a typed frame), Findings, Source, and the layout they were read by.

Nothing is gathered here: the process that reads a file needs the layout alone, without the frames' library.
"""

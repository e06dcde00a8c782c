"""Files and pasted tables with attendance, read as what they are: nobody's word, and mostly about other pupils.

All but `taking`, `undoing`, `reading_in` and `asking` is pure: bytes and cells in, rows and reasons out. Nothing is
opened but the bytes given, nothing is written, and no row of another pupil leaves `pupil.own_rows`.
"""

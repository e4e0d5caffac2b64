"""The disciplines beside each other on the very same people: who waits less, whose promise is kept, who is overtaken.

`scenes` are the days to be lived, `fared` what became of everybody, `ranking` the order of the disciplines and how sure
it is, `telling` the tables.
"""

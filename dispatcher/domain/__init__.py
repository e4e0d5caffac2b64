"""The hall itself: rules, state, commands, events. Pure: no clock, no I/O, no randomness.

Times are integers, microseconds since 1970 in UTC, and come in as data. Read in this order:
`rules` (what is fixed for a day), `model` (what changes), `commands`, `decide`, `events`,
`evolve`, `discipline` (who is called next).
"""

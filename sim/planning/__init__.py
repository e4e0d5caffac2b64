"""How many windows a place needs, of which kind, at which hour (R2, R3).

A `Site` is the place as the engine knows it: rules and people. A `Mix` says how many windows of each kind there are, a
`Timetable` when each is open. A `Laboratory` lives them on common days, a `Goal` judges the waits; the search finds the
least staff that keeps the goal, and says how sure that is.
"""

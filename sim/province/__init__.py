"""Every township of a table at once: how many windows each needs, of which kinds, and the waits they give (R3).

`table` reads the townships, `question` is what is asked of all of them, `place` makes of a township what the sizing
core takes, `sizing` asks it. `order` says which township is sized after which, `crew` is the processes that do it,
`part_file` keeps what is done until everything is. `answers` writes the result, `page` and `chart` rank it.
"""

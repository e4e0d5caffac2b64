"""The fast engine: whole days of a hall over plain arrays, decided by `dispatcher.domain.discipline` itself.

What goes in and comes out: `draws` (who comes), `roster` (who sits where and when), `layout` (both by number),
`situation` (how a day begins), `outcomes`. `engine` runs them, `present` asks from a running hall. The loop itself is
`day`, with `beginning`, `desks`, `line`, `leaving`, `returning` and `diary` over the `tables`; `flattening` and
`compiled` make it fast.
"""

"""The fast engine: whole days of a hall over plain arrays, decided by `dispatcher.domain.discipline` itself.

What goes in and comes out: `draws` (who comes), `roster` (who sits where and when), `layout` (both by number),
`situation` (how a day begins), `outcomes`. `engine` runs them. The loop itself is `day`, with `beginning`, `desks`,
`line`, `leaving`, `returning` and `diary` over the `tables`; `flattening` and `compiled` make it fast.

For a running hall `lookout` tells what is to be expected: `present` reads it off, `staffing` says who will sit where,
`known_visits` what people come for, `chances` and `crowd` draw what nobody can know, `rehearsal` lives it, `what_if`
tries other windows.
"""

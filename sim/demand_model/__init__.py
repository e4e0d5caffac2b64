"""What comes into a hall on many days, drawn at once from stated assumptions or from a hall's own log.

`model.DemandModel` is all of the assumptions, `draw.draw` turns them into the arrays that the twin and the fast engine
take. Each part of a visit has a file of its own, with its section of the TOML and how it is drawn: `arrivals`,
`errands` (what people come for), `service_times`, `patience`, `absence`, `appointments`, `companions`.
`calendar_effects` and `market_days` say how a date changes the demand, `inhabitants` how many come where no log is
known, `window_pace` how fast the windows are. `chance` keeps the sources of chance apart, `reading` and `writing` are
the TOML, `hall_defaults` is what a hall's own file stands for.
"""

"""From a hall's own records to its demand model: `python -m sim calibrate LOG`.

`readers` turn an event log, an exported ledger or a table of visits into `observed.Observed`; `arrivals_fit`,
`calendar_fit`, `times_fit`, `patience_fit` and `visits_fit` estimate each part, `fit` puts them together, `checks`
compares days drawn from the fitted model with those observed, `report` tells all of it. `rosters` says who sat where.
"""

"""A log's own days once more: the same people, as the rules would have called them, at the windows that were attended.

`staffing` says who sat where, `people` who came and how long they took, `patience` how long they would have waited;
`days` lives them through the engine, `change` asks what if, `figures` and `telling` set the results beside the log.
"""

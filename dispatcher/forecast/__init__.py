"""The fast engine: whole days of a hall over plain arrays, decided by `dispatcher.domain.discipline` itself.

`draws` says what comes (customers), `roster` who sits where and when, `outcomes` what became of everybody.
"""

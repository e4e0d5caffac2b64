"""The twin: people, clerks and clocks as SimPy processes around the live hall itself.

Every step is a command to `dispatcher.domain`, as it is in the running hall. It is slower than the fast engine and
exists to hold it to the truth: on the same draws both give the same outcome for everybody, to the microsecond.
"""

from sim.twin.days import live_days

__all__ = ["live_days"]

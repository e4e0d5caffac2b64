"""Slips that are waited for: a queue that outlives the program, and one owner of each printer."""

from printers.jobs.job import Job, JobState
from printers.jobs.station import PrintStation, open_station

__all__ = ["Job", "JobState", "PrintStation", "open_station"]

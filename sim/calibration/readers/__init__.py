"""Logs in their several forms, each read into `sim.calibration.observed.Observed`."""

"""Devices without hardware, for tests, training and a technician's first try.

Each is written from its protocol as a manufacturer's manual has it, with its own bytes and checksums: nothing of the
drivers is used, so that a mistake in one is not repeated in the other.
"""

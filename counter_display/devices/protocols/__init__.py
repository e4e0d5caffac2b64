"""What travels on the lines: bytes to values and back, without lines, clocks or halls."""

"""Ways to a printer: network, serial, USB, device file. What they have in common stands in `printers.lines.line`."""

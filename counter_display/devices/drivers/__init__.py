"""One file a device: how it is spoken to on an open line, and what its silence or refusal means."""

"""The hall's brain: one log of events, one writer, one rule of who is next. It needs no screen."""

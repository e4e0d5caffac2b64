"""The hall's voice: a chime, then who is called where."""

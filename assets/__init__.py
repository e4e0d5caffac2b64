"""What the hall's programs carry with them: example halls. Read through `importlib.resources`."""

"""What stands on paper, in the words of a hall's catalogue."""

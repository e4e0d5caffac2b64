"""What the console is drawn with: one widget a file, none of them knows the hall."""

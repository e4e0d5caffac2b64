"""What stands at and above the windows: console, window screen, hall board, voice. It comes with the screens."""

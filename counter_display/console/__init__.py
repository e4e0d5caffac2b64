"""The clerk's console: who waits, who is at the window, and every act of a window's day, each by one key."""

"""Pages of the console for acts that need more than a key: each offers, and asks for an act when it is confirmed."""

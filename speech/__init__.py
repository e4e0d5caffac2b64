"""Sentences to sound: what the voice of the hall and a kiosk that reads aloud have in common."""

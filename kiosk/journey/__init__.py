"""What somebody does at a kiosk, from the first touch to the number: pure, without a screen, a clock or a line.

    journey, effects = happen(journey, Touched(acts.TAKE), now)

`now` is seconds of a clock that never goes back. Pages are worked out from a journey in `kiosk.pages`.
"""

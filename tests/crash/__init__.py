"""A real Home Assistant that is killed while ports are off for a while.

Home Assistant and a simulated recorder run as processes of their own. The
environment decides on the rounds of `test_kill_minus_nine`:

    CRASH_ROUNDS       how many; 10 if not said
    CRASH_SEED         draws the same ports, times and moments once more
    CRASH_INTEGRATION  a folder with another integration to try, e.g. a broken one
"""

"""What the demo, the benchmarks and the crash tests set up: real processes.

Simulated recorders and Home Assistant on loopback, and Home Assistant's own API to
on-board it and to add a recorder by its config flow. Nothing here knows what it is
set up for.
"""

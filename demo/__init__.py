"""The integration in a real Home Assistant, with simulated recorders.

`scripts/demo` runs it: recorders on loopback, Home Assistant on-boarded, each
recorder added by its config flow, and a dashboard to play with.
"""

"""Tests of the AXIS NVR PoE integration."""

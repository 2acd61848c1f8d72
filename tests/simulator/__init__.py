"""Tests of the simulated recorder."""

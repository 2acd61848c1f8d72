"""Client for the PoE ports of AXIS network video recorders (VAPIX).

Knows nothing of Home Assistant. Documents: Axis' "NVR PoE switch configuration",
"API discovery" and "Basic device information".
"""

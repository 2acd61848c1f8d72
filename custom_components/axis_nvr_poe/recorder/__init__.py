"""What a recorder is at a moment, and what a poll still has to ask it.

Knows the client's models and nothing of Home Assistant, so that its rules can be
read, and tested, by themselves.
"""

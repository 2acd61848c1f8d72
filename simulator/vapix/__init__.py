"""The recorder's calls, and how it speaks."""

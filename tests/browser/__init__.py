"""The card and the dashboard in a real browser, with a real Home Assistant.

`scripts/browser` runs them; `scripts/test` leaves them out, for they need Chromium and
take minutes. All share one Home Assistant, and each puts back what it has changed.
"""

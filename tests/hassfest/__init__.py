"""Checks of the repository's files: what hassfest and HACS ask for, and more.

A check takes a repository and yields a sentence for each problem it finds.
"""

"""Checks of the repository's files: what nobody else looks at.

A check takes a repository and yields a sentence for each problem it finds. The
forms of manifest.json, icons.json, the translations and hacs.json are not among
them: hassfest and HACS check those, on every push.
"""

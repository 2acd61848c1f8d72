"""The blueprints, each through a whole story.

They are used as a person does: the file in Home Assistant's folder, and an automation
that names it and fills in its inputs.

The quick run has the first story of each, the slow one all.
"""

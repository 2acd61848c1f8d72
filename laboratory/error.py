"""What may go wrong."""


class LaboratoryError(Exception):
    """It can't go on; the message is a sentence for the person who started it."""

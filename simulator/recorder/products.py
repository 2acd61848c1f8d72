"""The recorders that can be played, and what they call themselves."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Product:
    """A recorder's figures; power in W."""

    full_name: str
    short_name: str
    number: str
    ports: int
    power_limit: float
    hardware_id: str


# Names as reported and the S3016's budget are guesses: no list is published.
PRODUCTS = {
    "s3008": Product("AXIS S3008 Recorder", "AXIS S3008", "S3008", 8, 65.0, "75E.1"),
    "s3008-mk2": Product(
        "AXIS S3008 Mk II Recorder",
        "AXIS S3008 Mk II",
        "S3008 Mk II",
        8,
        124.0,
        "A5C.1",
    ),
    "s3016": Product("AXIS S3016 Recorder", "AXIS S3016", "S3016", 16, 305.0, "9C7.1"),
}

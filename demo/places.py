"""Where the cameras of the demo hang."""

from dataclasses import dataclass

OFFICE = "Office"
SITES = ("Annexe", "Workshop", "Barn", "Stables", "Boathouse")


@dataclass(frozen=True)
class Place:
    """A camera's name, or none, and its area."""

    name: str | None
    area: str


# In the order in which the simulator plugs its cameras in; port 6 is free.
HOUSE = (
    Place("Front door camera", "Entrance"),
    Place("Hallway camera", "Hallway"),
    Place("Driveway camera", "Driveway"),
    Place("Garden camera", "Garden"),
    Place("Garage camera", "Garage"),
    Place(None, OFFICE),
    Place("Pool camera", "Garden"),
    Place("Gate camera", "Driveway"),
)


def place_of(index: int) -> Place:
    """Return the place of a port, counted over all recorders."""
    lap, position = divmod(index, len(HOUSE))
    place = HOUSE[position]
    if place.name is None or lap == 0:
        return place
    visit, which = divmod(lap - 1, len(SITES))
    site = SITES[which] if visit == 0 else f"{SITES[which]} {visit + 1}"
    return Place(f"{site} {place.name.lower()}", site)

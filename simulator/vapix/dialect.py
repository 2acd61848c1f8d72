"""Everything a recorder may say this way or that; a test sets what it needs."""

from dataclasses import dataclass, field
from typing import Literal

from simulator.events.dialect import EventDialect

from .neighbour_dialect import NeighbourDialect
from .recall import Recalled


@dataclass(frozen=True)
class SchemaVersion:
    """A schema version the recorder offers."""

    major: int
    minor: int
    deprecated: bool = False

    def __str__(self) -> str:
        """As VersionNumber has it."""
        return f"{self.major}.{self.minor}"


@dataclass(eq=False)
class Dialect:
    """How this recorder speaks; the defaults are the document's specification."""

    # nvr/poe, XML
    versions: list[SchemaVersion] = field(default_factory=lambda: [SchemaVersion(1, 2)])
    versions_element: Literal["SchemaVersionSuccess", "SchemaVersionsSuccess"] = (
        "SchemaVersionSuccess"
    )
    attribute_gap: str = " "
    """Before `xsi:`; the document has a space, a line break and nothing at all."""
    unclosed_deprecated: bool = False
    unclosed_status_code: bool = False
    override: dict[int, dict[str, str | None]] = field(default_factory=dict)
    """Texts of single elements of a port, None leaves the element out."""
    recall: dict[int, Recalled] = field(default_factory=dict)
    """What a real recorder said of a port, until something happens to it."""
    replace: dict[str, str | None] = field(default_factory=dict)
    """The same for the elements of every other answer, e.g. Limit or Enabled."""
    extra_elements: list[tuple[str, str]] = field(default_factory=list)
    """Elements nobody knows, at the end of every PortStatus."""
    low_role: Literal["error 30", "401"] = "error 30"
    post_reads_query: bool = True
    """Whether parameters in the query count when the method is POST."""

    # API discovery and device information, JSON
    discovery_absent: bool = False
    """API discovery answers 404, as older devices do."""
    discovery_login: bool = False
    device_info_login: bool = False
    """The unrestricted properties want a login as well."""
    nvr_poe_listed: bool = True
    api_status: str | None = "released"
    """`released`, `official` or None, which leaves it out."""
    extra_apis: list[tuple[str, str, str]] = field(default_factory=list)
    """More entries for API discovery: id, version, name."""
    product_type: str = "Recorder"
    """What kind of product it calls itself; cameras say `Dome Camera` and the like."""
    omit_properties: set[str] = field(default_factory=set)
    """Device properties that are left out."""

    events: EventDialect = field(default_factory=EventDialect)
    neighbours: NeighbourDialect = field(default_factory=NeighbourDialect)

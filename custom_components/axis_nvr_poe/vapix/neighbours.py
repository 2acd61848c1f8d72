"""Who hangs on a recorder's interfaces, as frozen data.

Texts take a line of 255 characters at the most, MAC addresses are written like
``ac:cc:8e:fd:1f:ca``, and what was not told is None.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto

from .errors import AuthenticationError, NotFoundError, ThrottledError, VapixError

DISCOVERY = "discovery"
LLDP = "lldp"
NETWORK_SETTINGS = "network-settings"

REFUSES_ACCOUNT = (AuthenticationError, ThrottledError)
"""What refuses the account (HTTP 401), or it and everybody for a while (HTTP 403)."""


@dataclass(frozen=True, kw_only=True)
class Neighbour:
    """A device that told of itself (Axis: LLDP API, ``neighbors``)."""

    interface: str | None = None
    """The recorder's own interface that it is seen on."""

    mac: str | None = None
    name: str | None = None
    description: str | None = None
    address: str | None = None
    """IP address for its management."""

    protocol: str | None = None
    """``LLDP``, ``CDPv1``, ``CDPv2``."""


@dataclass(frozen=True, kw_only=True)
class SwitchPort:
    """A port of the recorder's switch (Axis: network settings API, ``switch``)."""

    port_id: str
    macs: tuple[str, ...] = ()
    """Of all that was heard there."""


class Outcome(Enum):
    """What came of asking who hangs where."""

    TOLD = auto()
    """At least one device was told of."""

    NOT_ADMINISTRATOR = auto()
    """The account is let in, but may not ask this."""

    ABSENT = auto()
    """The recorder has neither API, or one whose switch it has not."""

    SILENT = auto()
    """The recorder was asked, and knows of nobody."""

    FAILED = auto()
    """The recorder answers with an error, or with what cannot be read."""


@dataclass(frozen=True, kw_only=True)
class Findings:
    """What a recorder tells of who hangs on it."""

    offered: Mapping[str, str] = field(default_factory=dict)
    """Paths of the APIs that can tell, by their ids."""

    neighbours: tuple[Neighbour, ...] | None = None
    """None where LLDP told nothing, not even that there is nobody."""

    switch_ports: tuple[SwitchPort, ...] | None = None
    """None where there is no switch, or it told nothing."""

    refusals: Mapping[str, VapixError] = field(default_factory=dict)
    """By API, or for DISCOVERY itself."""

    @property
    def outcome(self) -> Outcome:
        """Return what came of it."""
        if self.neighbours or any(port.macs for port in self.switch_ports or ()):
            return Outcome.TOLD
        if any(isinstance(err, REFUSES_ACCOUNT) for err in self.refusals.values()):
            return Outcome.NOT_ADMINISTRATOR
        if self.failure is not None:
            return Outcome.FAILED
        if self.neighbours is None and self.switch_ports is None:
            return Outcome.ABSENT
        return Outcome.SILENT

    @property
    def failure(self) -> VapixError | None:
        """Return what went wrong first, beyond an API that is not there."""
        for err in self.refusals.values():
            if not isinstance(err, NotFoundError):
                return err
        return None

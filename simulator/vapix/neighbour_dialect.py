"""Everything about the devices on the ports that no document settles."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Literal, get_args

type LowRole = Literal["401", "403", "error"]

VERSIONS = ("v1", "v2", "v1beta", "v2beta")

# What the ports may be called inside the recorder.
STYLES = ("eth0.{}", "vlan{}", "port{}", "lan{}", "eth{}")


@dataclass(eq=False)
class NeighbourDialect:
    """How this recorder tells who hangs on it; may be changed at run time."""

    discovery: bool = True
    """False: there is no list of the device configuration APIs, but 404."""
    wrapped: bool = False
    """The list stands in an object, under `apis`."""
    lldp: str | None = "v1"
    """The version in its path; None: the recorder lacks it."""
    network_settings: str | None = "v2beta"
    switch: bool = True
    """Whether network settings tell of the switch."""
    as_list: bool = False
    """`data` of the switch is a list of one object."""
    low_role: LowRole = "403"
    """What an account is answered that is no administrator's."""
    silent: bool = False
    """Both APIs answer that there is nobody."""

    interfaces: str = STYLES[0]
    first: int = 1
    """The number that port 1 has in its interface's name."""
    others: list[dict[str, Any]] = field(default_factory=list)
    """What else LLDP tells of, such as the network's own switch."""
    heard: dict[str, list[str]] = field(default_factory=dict)
    """What else is heard on the switch, by the id of its port."""
    recalled: dict[str, tuple[int, str]] = field(default_factory=dict)
    """What a real recorder once answered, status and body by path."""

    def change(self, **given: Any) -> None:
        """Change what is given. Raises ValueError, which says what it can't be."""
        kept = {one.name: getattr(self, one.name) for one in fields(self)}
        for name, known in KNOWN.items():
            if given.get(name, kept[name]) not in known:
                told = ", ".join(str(one) for one in known if one)
                raise ValueError(f"{name} can't be {given[name]}; known: {told}")
        if "{}" not in given.get("interfaces", self.interfaces):
            raise ValueError("interfaces needs {} for the number of the port")
        for name, value in given.items():
            setattr(self, name, value)

    def interface(self, port: int) -> str:
        """Return what a port is called."""
        return self.interfaces.replace("{}", str(port - 1 + self.first))


KNOWN: Mapping[str, tuple[str | None, ...]] = {
    "lldp": (*VERSIONS, None),
    "network_settings": (*VERSIONS, None),
    "low_role": get_args(LowRole.__value__),
}

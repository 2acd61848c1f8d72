"""The XML of the nvr/poe calls, in the document's very form."""

from collections.abc import Iterable, Mapping
from html import escape

from simulator.recorder.status import PortStatus

from .dialect import Dialect

DECLARATION = '<?xml version="1.0" encoding="utf-8"?>'
SCHEMA_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
SCHEMA_LOCATION = "http://www.axis.com/vapix/http_cgi/nvr/Poe1.xsd"

type Elements = list[tuple[str, str]]


def envelope(dialect: Dialect, version: str, lines: Iterable[str]) -> bytes:
    """Put lines into a PoeResponse."""
    opening = (
        f'<PoeResponse SchemaVersion="{version}" xmlns:xsi="{SCHEMA_INSTANCE}"'
        f'{dialect.attribute_gap}xsi:noNamespaceSchemaLocation="{SCHEMA_LOCATION}">'
    )
    return "\n".join([DECLARATION, opening, *lines, "</PoeResponse>", ""]).encode()


def success(dialect: Dialect, element: str, name: str, text: str) -> list[str]:
    """Write a success with one element in it, e.g. GetPortModeSuccess."""
    shown = dialect.replace.get(name, text)
    inner = [] if shown is None else [_element(name, shown)]
    return [f"<{element}>", *inner, f"</{element}>"]


def general_success() -> list[str]:
    """Write the success of a command."""
    return ["<GeneralSuccess/>"]


def general_error(code: int, description: str) -> list[str]:
    """Write an error."""
    return [
        "<GeneralError>",
        _element("ErrorCode", str(code)),
        _element("Description", description),
        "</GeneralError>",
    ]


def schema_versions(dialect: Dialect) -> list[str]:
    """Write the versions that are offered."""
    lines = [f"<{dialect.versions_element}>"]
    for version in dialect.versions:
        deprecated = str(version.deprecated).lower()
        lines += [
            "<SchemaVersion>",
            _element("VersionNumber", str(version)),
            _element("Deprecated", deprecated, closed=not dialect.unclosed_deprecated),
            "</SchemaVersion>",
        ]
    return [*lines, f"</{dialect.versions_element}>"]


def port_statuses(dialect: Dialect, statuses: Iterable[PortStatus]) -> list[str]:
    """Write the status of every port."""
    lines = ["<GetPortStatusesSuccess>"]
    for status in statuses:
        lines += ["<PortStatus>", *_port_status(dialect, status), "</PortStatus>"]
    return [*lines, "</GetPortStatusesSuccess>"]


def _port_status(dialect: Dialect, status: PortStatus) -> list[str]:
    override = _override(dialect, status)
    lines = []
    for name, told in told_of(status) + dialect.extra_elements:
        text = override.get(name, told)
        if text is None:
            continue
        closed = not (dialect.unclosed_status_code and name == "StatusCode")
        lines.append(_element(name, text, closed=closed))
    return lines


def _override(dialect: Dialect, status: PortStatus) -> Mapping[str, str | None]:
    """Find the texts that stand in the place of the model's."""
    override = dialect.override.get(status.port, {})
    recalled = dialect.recall.get(status.port)
    if recalled is None or not recalled.holds(status):
        return override
    return {**recalled.texts, **override}


def told_of(status: PortStatus) -> Elements:
    """Write a status, element by element."""
    return [
        ("Port", str(status.port)),
        ("StatusCode", str(status.code.value)),
        ("Description", status.description),
        ("Extra", status.extra),
        ("ClassPowerLimit", _watts(status.class_power_limit)),
        ("PoeClass", "" if status.poe_class is None else str(status.poe_class)),
        ("AllocatedPower", _watts(status.allocated_power)),
        ("PowerConsumption", _watts(status.power_consumption)),
        ("PseClassLimit", str(status.pse_class_limit)),
        ("RequestedPower", _watts(status.requested_power)),
    ]


def _watts(figure: float | None) -> str:
    return "" if figure is None else f"{figure:.1f}"


def _element(name: str, text: str, *, closed: bool = True) -> str:
    end = f"</{name}>" if closed else f"<{name}>"
    return f"<{name}>{escape(text, quote=False)}{end}"


def growing_entities(dialect: Dialect) -> bytes:
    """Write an answer whose ten levels of ten entities each grow to gigabytes."""
    levels = ['<!ENTITY laugh0 "ha">'] + [
        f'<!ENTITY laugh{level} "{f"&laugh{level - 1};" * 10}">'
        for level in range(1, 10)
    ]
    lines = success(dialect, "GetTotalPowerLimitSuccess", "Limit", "@")
    declaration, rest = envelope(dialect, "1.2", lines).decode().split("\n", 1)
    document_type = "\n".join(["<!DOCTYPE PoeResponse [", *levels, "]>"])
    answer = rest.replace("@", "&laugh9;")
    return f"{declaration}\n{document_type}\n{answer}".encode()

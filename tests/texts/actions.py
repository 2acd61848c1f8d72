"""What an action, a trigger or a condition shows to those who choose it."""

from collections.abc import Collection, Mapping
from typing import Any

from .flows import show_choices
from .ledger import Ledger

# Where icons.json keeps the icon of each kind.
ICON_OF = {"services": "service", "triggers": "trigger", "conditions": "condition"}


def show_offered(
    texts: Ledger,
    icons: Ledger,
    kind: str,
    offered: Mapping[str, Collection[str]],
    described: Mapping[str, Any],
) -> None:
    """Note what is offered, with the placeholders filled in, as it is described."""
    described = {key: value for key, value in described.items() if key[0] != "."}
    for name in sorted(described.keys() - offered):
        texts.complain(f"{kind}.yaml: nothing offers {name}")
    for name in sorted(offered.keys() - described):
        texts.complain(f"{kind}.yaml: says nothing of {name}")
    for name, filled in offered.items():
        path = f"{kind}.{name}"
        texts.show(f"{path}.name", filled)
        texts.show(f"{path}.description", filled)
        if not icons.show_if_there(path):
            icons.show(f"{path}.{ICON_OF[kind]}")
        fields = (described.get(name) or {}).get("fields", {})
        _show_fields(texts, icons, path, fields, filled)


def _show_fields(
    texts: Ledger,
    icons: Ledger,
    path: str,
    fields: Mapping[str, Any],
    filled: Collection[str],
) -> None:
    for name, field in fields.items():
        if "fields" in field:
            texts.show(f"{path}.sections.{name}.name", filled)
            texts.show_if_there(f"{path}.sections.{name}.description", filled)
            icons.show_if_there(f"{path}.sections.{name}")
            _show_fields(texts, icons, path, field["fields"], filled)
            continue
        texts.show(f"{path}.fields.{name}.name", filled)
        texts.show(f"{path}.fields.{name}.description", filled)
        texts.show_if_there(f"{path}.fields.{name}.example", filled)
        for selector in (field.get("selector") or {}).values():
            show_choices(texts, selector)

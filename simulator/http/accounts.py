"""Accounts and what they may do."""

from dataclasses import dataclass
from enum import IntEnum


class Role(IntEnum):
    """AXIS' access levels, the higher including the lower."""

    VIEWER = 1
    OPERATOR = 2
    ADMINISTRATOR = 3


@dataclass(frozen=True)
class Account:
    """A user of the recorder."""

    username: str
    password: str
    role: Role = Role.OPERATOR


ROOT = Account("root", "pass", Role.ADMINISTRATOR)

"""voluptuous, as Home Assistant serves it to custom integrations."""

from typing import Any

import voluptuous

# Served by an alias for the library that core itself has moved to, which has other
# types: type checkers see the one, core's signatures want the other.
vol: Any = voluptuous

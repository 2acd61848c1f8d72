"""Constants of the AXIS NVR PoE integration."""

from datetime import timedelta
import logging
from typing import Final

DOMAIN: Final = "axis_nvr_poe"
LOGGER = logging.getLogger(__package__)

ATTR_OFF_TIME: Final = "off_time"
ATTR_STAGGER: Final = "stagger"

CONF_FINGERPRINT: Final = "fingerprint"
CONF_REASON: Final = "reason"

POLL_INTERVAL = timedelta(seconds=30)
THROTTLED_INTERVAL = timedelta(minutes=1)

# How long to wait with a login that was refused, well under any lock-out.
LOGIN_INTERVAL = timedelta(minutes=5)

# How long Home Assistant may be kept from ending, or an entry from being unloaded.
SHUTDOWN_LIMIT = timedelta(seconds=9)

# Outlasts the longest regular pause between two polls.
IDLE_CONNECTION_TIMEOUT = timedelta(seconds=75)

# How long to wait before a port that stayed off is turned on again once more.
RESTORE_INTERVALS = tuple(timedelta(seconds=s) for s in (5, 10, 20, 40, 60))

# The least time between two polls that pushed news pull forward.
PUSHED_POLL_COOLDOWN = timedelta(seconds=3)

# News are shown at once, in a burst of many ports only this often.
NEWS_INTERVAL = timedelta(seconds=0.3)

# How long to wait before the event stream is opened again.
STREAM_RETRY_INTERVALS = tuple(timedelta(seconds=s) for s in (5, 15, 60, 300))
STREAM_SETTLED_AFTER = timedelta(minutes=2)

DEFAULT_OFF_TIME = timedelta(seconds=10)

# No power cycle is longer, whoever asks for it, and whatever a record says.
LONGEST_OFF_TIME = timedelta(hours=1)

# The time between two ports whose load was shed, when they come on again.
DEFAULT_STAGGER = timedelta(seconds=10)
LONGEST_STAGGER = timedelta(hours=1)

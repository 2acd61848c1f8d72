"""A simulated AXIS network video recorder with PoE ports.

It listens on loopback and speaks as the API document has it. Run it with
`python -m simulator`, or use `Simulator` in a test.
"""

from .accounts import ROOT, Account, Role
from .camera import Camera
from .certificates import Authority, Certificate, self_signed
from .dialect import Dialect, SchemaVersion
from .digest import DigestSettings
from .event_dialect import EventDialect
from .events import EventStreams
from .failure import Failure
from .misbehaviour import Held, Misbehaviour
from .model import RecorderModel, UnknownPortError
from .port import Fault
from .products import PRODUCTS, Product
from .record import RequestRecord
from .server import Simulator
from .status import PortStatus, StatusCode

__all__ = [
    "PRODUCTS",
    "ROOT",
    "Account",
    "Authority",
    "Camera",
    "Certificate",
    "Dialect",
    "DigestSettings",
    "EventDialect",
    "EventStreams",
    "Failure",
    "Fault",
    "Held",
    "Misbehaviour",
    "PortStatus",
    "Product",
    "RecorderModel",
    "RequestRecord",
    "Role",
    "SchemaVersion",
    "Simulator",
    "StatusCode",
    "UnknownPortError",
    "self_signed",
]

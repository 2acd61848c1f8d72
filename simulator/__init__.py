"""A simulated AXIS network video recorder with PoE ports.

It listens on loopback and speaks as the API document has it. Run it with
`python -m simulator`, or use `Simulator` in a test.
"""

from .events.dialect import EventDialect
from .events.streams import EventStreams
from .http.accounts import ROOT, Account, Role
from .http.certificates import Authority, Certificate, self_signed
from .http.digest import DigestSettings
from .http.record import RequestRecord
from .misbehaviour import Misbehaviour
from .recorder.camera import Camera
from .recorder.failure import Failure
from .recorder.model import RecorderModel, UnknownPortError
from .recorder.port import Fault
from .recorder.products import PRODUCTS, Product
from .recorder.status import PortStatus, StatusCode
from .rules import Held
from .simulator import Simulator
from .vapix.dialect import Dialect, SchemaVersion

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

"""A simulated AXIS network video recorder with PoE ports.

It listens on loopback and speaks as the API document has it. Start it with
`python -m simulator`, or use `Simulator` in a test; README.md tells how.
"""

from .http.accounts import ROOT, Account, Role
from .http.certificates import Authority, Certificate, self_signed
from .http.record import RequestRecord
from .misbehaviour import Misbehaviour
from .recorder.camera import Camera
from .recorder.model import RecorderModel
from .recorder.status import StatusCode
from .remote import Remote, RemoteError
from .simulator import Simulator
from .vapix.dialect import Dialect, SchemaVersion

__all__ = [
    "ROOT",
    "Account",
    "Authority",
    "Camera",
    "Certificate",
    "Dialect",
    "Misbehaviour",
    "RecorderModel",
    "Remote",
    "RemoteError",
    "RequestRecord",
    "Role",
    "SchemaVersion",
    "Simulator",
    "StatusCode",
    "self_signed",
]

"""A recorder's calls, one typed method each."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
import logging
from time import monotonic

from .errors import (
    LoginWantedError,
    NotFoundError,
    ResponseError,
    UnsupportedSchemaError,
    VapixError,
)
from .json_answers import read_api_ids, read_recorder_info
from .last_answer import LastAnswer
from .models import PortStatus, RecorderInfo, SchemaVersion
from .transport import Transport
from .xml import (
    read_enabled,
    read_port_statuses,
    read_schema_versions,
    read_success,
    read_total_power_limit,
)

_LOGGER = logging.getLogger(__name__)

# Identification of the API in API discovery (document: Identification).
POE_API_ID = "nvr-poe"

_KNOWN_MAJOR_VERSIONS = frozenset({1})
_YES_NO = {True: "yes", False: "no"}


class RecorderClient:
    """The PoE ports of one recorder.

    Every method raises the VapixError that fits; none retries. The calls of the
    ``nvr/poe`` group need an account with the Operator role.
    """

    def __init__(self, transport: Transport) -> None:
        """Prepare, without sending anything yet."""
        self.transport = transport
        self._schema_version: int | None = None
        # It is asked for at every poll, and mostly says what it said before.
        self._statuses = LastAnswer(read_port_statuses)

    async def get_device_info(self) -> RecorderInfo:
        """Return who the recorder is. Most firmware asks for no login here."""
        return await self._told(
            read_recorder_info,
            "basicdeviceinfo",
            "1.2",
            "getAllUnrestrictedProperties",
            "getAllProperties",
        )

    async def get_api_ids(self) -> frozenset[str] | None:
        """Return the ids of the APIs the device lists, None where it has no list.

        Older firmware asks for a login here, or does not know the call.
        """
        try:
            return await self._told(read_api_ids, "apidiscovery", "1.0", "getApiList")
        except ResponseError:
            return None

    async def confirm_poe(self) -> None:
        """Make sure that the device powers ports, and that the account may see them.

        Raises NotFoundError where the device has no PoE API.
        """
        api_ids = await self.get_api_ids()
        if api_ids is not None and POE_API_ID not in api_ids:
            raise NotFoundError(f"the device does not list the API {POE_API_ID}")
        await self.choose_schema_version()
        await self.get_port_statuses()

    async def get_schema_versions(self) -> tuple[SchemaVersion, ...]:
        """Return the XML schema versions on offer (document: schemaversions.cgi)."""
        return read_schema_versions(await self._poe_call("schemaversions"))

    async def choose_schema_version(self) -> SchemaVersion:
        """Settle on the schema version that all further calls use.

        Raises UnsupportedSchemaError where none on offer is known here, ResponseError
        where the recorder does not tell what it offers.
        """
        offered = await self.get_schema_versions()
        usable = [
            version
            for version in offered
            if version.major in _KNOWN_MAJOR_VERSIONS and not version.deprecated
        ]
        if not usable:
            raise UnsupportedSchemaError(tuple(str(version) for version in offered))
        chosen = max(usable, key=lambda version: (version.major, version.minor))
        self._schema_version = chosen.major
        return chosen

    def forget_schema_version(self) -> None:
        """Settle on a version anew with the next call."""
        self._schema_version = None

    async def get_port_statuses(self) -> Mapping[int, PortStatus]:
        """Return every port's status by number (document: getportstatuses.cgi).

        The same object as before where the recorder answers as before.
        """
        return self._statuses.read(await self._versioned_call("getportstatuses"))

    async def get_port_mode(self, port: int) -> bool | None:
        """Return whether a port is enabled (document: getportmode.cgi)."""
        body = await self._versioned_call("getportmode", port=str(port))
        return read_enabled(body, "GetPortModeSuccess")

    async def set_port_mode(
        self, port: int, *, enabled: bool, only_if_open: bool = False
    ) -> None:
        """Enable or disable a port (document: setportmode.cgi).

        Raises NotConnectedError as `Transport.get` does.
        """
        body = await self._versioned_call(
            "setportmode", only_if_open, port=str(port), enabled=_YES_NO[enabled]
        )
        read_success(body)

    async def get_total_power_limit(self) -> float | None:
        """Return what the PSE can supply, W (document: gettotalpowerlimit.cgi)."""
        return read_total_power_limit(await self._versioned_call("gettotalpowerlimit"))

    async def get_keep_power(self) -> bool | None:
        """Return whether PDs stay powered in a restart (document: getkeeppower.cgi).

        Raises NotSupportedError where the recorder lacks the function.
        """
        body = await self._versioned_call("getkeeppower")
        return read_enabled(body, "GetKeepPowerSuccess")

    async def set_keep_power(
        self, *, enabled: bool, only_if_open: bool = False
    ) -> None:
        """Keep PDs powered in a restart, or not (document: setkeeppower.cgi).

        Raises NotSupportedError where the recorder lacks the function, and
        NotConnectedError as `Transport.get` does.
        """
        body = await self._versioned_call(
            "setkeeppower", only_if_open, enabled=_YES_NO[enabled]
        )
        read_success(body)

    async def get_configuration(self, path: str) -> bytes:
        """Return what a device configuration API answers (Axis: REST, JSON).

        Most of it takes an account with the Administrator role.
        """
        with _noted("GET", path):
            return await self.transport.get(path)

    async def _versioned_call(
        self,
        name: str,
        only_if_open: bool = False,  # noqa: FBT001, FBT002 - beside the query's names
        **query: str,
    ) -> bytes:
        """Call a CGI of the group with the settled schema version."""
        if self._schema_version is None:
            await self.choose_schema_version()
        versioned = {"schemaversion": str(self._schema_version), **query}
        return await self._poe_call(name, versioned, only_if_open=only_if_open)

    async def _poe_call(
        self,
        name: str,
        query: dict[str, str] | None = None,
        *,
        only_if_open: bool = False,
    ) -> bytes:
        """Call a CGI by GET; some devices do not parse the query of a POST."""
        path = f"/axis-cgi/nvr/poe/{name}.cgi"
        with _noted("GET", path, query or ""):
            return await self.transport.get(path, query, only_if_open=only_if_open)

    async def _told[T](
        self, read: Callable[[bytes], T], name: str, version: str, *methods: str
    ) -> T:
        """Return what a JSON CGI tells: a stranger, or else whoever has logged in.

        Some firmware tells a stranger nothing, and does not ask for a login either.
        Another call does, and the login then goes with all that follow.
        """
        answer = await self._json_call(name, version, methods[0])
        with suppress(LoginWantedError):
            return read(answer)
        await self.get_schema_versions()
        *others, last = methods
        for method in others:
            answer = await self._json_call(name, version, method)
            with suppress(LoginWantedError):
                return read(answer)
        return read(await self._json_call(name, version, last))

    async def _json_call(self, name: str, version: str, method: str) -> bytes:
        """Call a JSON CGI and return the body of its answer."""
        asked = {"apiVersion": version, "context": POE_API_ID, "method": method}
        path = f"/axis-cgi/{name}.cgi"
        with _noted("POST", path, method):
            return await self.transport.post_json(path, asked)


@contextmanager
def _noted(*request: object) -> Iterator[None]:
    """Tell the debug log of a request: what came of it, and how long it took."""
    began = monotonic()
    outcome = "HTTP 200"
    try:
        yield
    except VapixError as err:
        outcome = str(err)
        raise
    finally:
        if _LOGGER.isEnabledFor(logging.DEBUG):
            words, took = " ".join(map(str, request)), 1000 * (monotonic() - began)
            _LOGGER.debug("%s: %s after %.0f ms", words, outcome, took)

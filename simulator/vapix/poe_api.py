"""The seven calls under /axis-cgi/nvr/poe/."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from simulator.http.accounts import Role
from simulator.http.exchange import Answer, Exchange, page
from simulator.recorder.model import RecorderModel

from . import poe_xml
from .dialect import Dialect

PREFIX = "/axis-cgi/nvr/poe/"
GENERAL_ERRORS = {
    10: "An error occurred while processing the request.",
    20: "Invalid request.",
    30: "Unauthorized request.",
    40: "Specified version not supported.",
    50: "Not supported.",
}
YES_NO = {"yes": True, "no": False}
NEWEST = "1.2"

type Parameters = Mapping[str, str]


class GeneralError(Exception):
    """An error inside a PoeResponse (document: General error codes)."""

    def __init__(self, code: int) -> None:
        """Keep the code."""
        super().__init__(GENERAL_ERRORS.get(code, ""))
        self.code = code


@dataclass(frozen=True)
class PoeApi:
    """Answers the calls from the model."""

    model: RecorderModel
    dialect: Dialect

    def paths(self) -> list[str]:
        """List the paths that are answered here."""
        return [f"{PREFIX}{name}.cgi" for name in CALLS]

    def needs_login(self, exchange: Exchange) -> bool:
        """Every call does."""
        del exchange
        return True

    def turns_away(self, role: Role) -> bool:
        """Whether a too low role shows as 401 instead of error 30."""
        return self.dialect.low_role == "401" and role < Role.OPERATOR

    def answer(self, exchange: Exchange, role: Role | None) -> Answer:
        """Carry out a call."""
        if exchange.method not in {"GET", "POST"}:
            return page(405)
        if role is None or role < Role.OPERATOR:
            return self.general_error(30)
        parameters = self._parameters(exchange)
        try:
            versionless = exchange.name == "schemaversions"
            version = NEWEST if versionless else self._version(parameters)
            return self._xml(version, CALLS[exchange.name](self, parameters))
        except GeneralError as error:
            return self.general_error(error.code)

    def general_error(self, code: int) -> Answer:
        """Answer with a general error, which is HTTP 200."""
        lines = poe_xml.general_error(code, GENERAL_ERRORS.get(code, "Unknown error."))
        return self._xml(NEWEST, lines)

    def _xml(self, version: str, lines: list[str]) -> Answer:
        body = poe_xml.envelope(self.dialect, version, lines)
        return Answer(body=body, content_type="text/xml")

    def _parameters(self, exchange: Exchange) -> Parameters:
        if exchange.method == "GET" or self.dialect.post_reads_query:
            return exchange.query | exchange.form
        return exchange.form

    def _version(self, parameters: Parameters) -> str:
        """Find the highest minor of the major version that was asked for."""
        major = _number(parameters, "schemaversion")
        minors = [one.minor for one in self.dialect.versions if one.major == major]
        if not minors:
            raise GeneralError(40)
        return f"{major}.{max(minors)}"

    def _port(self, parameters: Parameters) -> int:
        port = _number(parameters, "port")
        if port not in self.model.numbers:
            raise GeneralError(20)
        return port

    def _keep_power(self) -> bool:
        if self.model.keep_power is None:
            raise GeneralError(50)
        return self.model.keep_power

    def _enabled(self, element: str, *, on: bool) -> list[str]:
        word = "yes" if on else "no"
        return poe_xml.success(self.dialect, element, "Enabled", word)

    def schema_versions(self, parameters: Parameters) -> list[str]:
        """schemaversions.cgi."""
        del parameters
        return poe_xml.schema_versions(self.dialect)

    def get_port_mode(self, parameters: Parameters) -> list[str]:
        """getportmode.cgi."""
        port = self._port(parameters)
        return self._enabled("GetPortModeSuccess", on=self.model.is_enabled(port))

    def set_port_mode(self, parameters: Parameters) -> list[str]:
        """setportmode.cgi."""
        self.model.enable(self._port(parameters), on=_yes_no(parameters))
        return poe_xml.general_success()

    def get_port_statuses(self, parameters: Parameters) -> list[str]:
        """getportstatuses.cgi."""
        del parameters
        return poe_xml.port_statuses(self.dialect, self.model.statuses())

    def get_total_power_limit(self, parameters: Parameters) -> list[str]:
        """gettotalpowerlimit.cgi."""
        del parameters
        limit = f"{self.model.power_limit:g}"
        return poe_xml.success(
            self.dialect, "GetTotalPowerLimitSuccess", "Limit", limit
        )

    def get_keep_power(self, parameters: Parameters) -> list[str]:
        """getkeeppower.cgi."""
        del parameters
        return self._enabled("GetKeepPowerSuccess", on=self._keep_power())

    def set_keep_power(self, parameters: Parameters) -> list[str]:
        """setkeeppower.cgi."""
        self._keep_power()
        self.model.keep_power = _yes_no(parameters)
        return poe_xml.general_success()


CALLS: dict[str, Callable[[PoeApi, Parameters], list[str]]] = {
    "schemaversions": PoeApi.schema_versions,
    "getportmode": PoeApi.get_port_mode,
    "setportmode": PoeApi.set_port_mode,
    "getportstatuses": PoeApi.get_port_statuses,
    "gettotalpowerlimit": PoeApi.get_total_power_limit,
    "getkeeppower": PoeApi.get_keep_power,
    "setkeeppower": PoeApi.set_keep_power,
}


def _number(parameters: Parameters, name: str) -> int:
    text = parameters.get(name, "")
    if not (text.isascii() and text.isdecimal()):
        raise GeneralError(20)
    return int(text)


def _yes_no(parameters: Parameters) -> bool:
    word = parameters.get("enabled", "")
    if word not in YES_NO:
        raise GeneralError(20)
    return YES_NO[word]

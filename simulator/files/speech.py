"""How a recorder speaks, as far as its raw answers show."""

from collections.abc import Iterable
import re

from simulator.vapix.dialect import Dialect, SchemaVersion
from simulator.vapix.json_api import APIS, EVENTS, NVR_POE

from .raw_answers import RawAnswers, Texts, leaves_of

SCHEMA_VERSION = re.compile(r"<SchemaVersion>(.*?)</SchemaVersion>", re.DOTALL)
VERSION_NUMBER = re.compile(r"(\d+)\.(\d+)")
CONFIG = "/config/"
REFUSALS = (401, 403)
NOT_FOUND = 404


def dialect_of(answers: RawAnswers) -> Dialect:
    """Find the dialect in which the answers were given."""
    dialect = Dialect()
    _statuses(dialect, answers)
    _versions(dialect, answers)
    _discovery(dialect, answers)
    _neighbours(dialect, answers)
    return dialect


def _statuses(dialect: Dialect, answers: RawAnswers) -> None:
    told = answers.good("getportstatuses")
    if told is None or "<StatusCode>" not in told.body:
        return
    dialect.unclosed_status_code = "</StatusCode>" not in told.body
    dialect.attribute_gap = "" if '"xsi:' in told.body else " "


def _versions(dialect: Dialect, answers: RawAnswers) -> None:
    told = answers.good("schemaversions")
    if told is None:
        return
    offered = [leaves_of(one) for one in SCHEMA_VERSION.findall(told.body)]
    dialect.versions = list(_offered(offered)) or dialect.versions
    if "<SchemaVersionsSuccess>" in told.body:
        dialect.versions_element = "SchemaVersionsSuccess"


def _offered(versions: Iterable[Texts]) -> Iterable[SchemaVersion]:
    for one in versions:
        number = VERSION_NUMBER.fullmatch(one.get("VersionNumber", "").strip())
        if number:
            deprecated = one.get("Deprecated", "").strip() == "true"
            yield SchemaVersion(int(number[1]), int(number[2]), deprecated)


def _discovery(dialect: Dialect, answers: RawAnswers) -> None:
    told = answers.last("apidiscovery")
    dialect.discovery_absent = told is not None and told.status == NOT_FOUND
    apis = answers.data("apidiscovery").get("apiList")
    if not isinstance(apis, list):
        return
    listed = {str(one.get("id")): one for one in apis if isinstance(one, dict)}
    dialect.nvr_poe_listed = NVR_POE[0] in listed
    dialect.events.listed = EVENTS[0] in listed
    dialect.api_status = listed.get(NVR_POE[0], {}).get("status")
    own = {api_id for api_id, *_ in (*APIS, NVR_POE, EVENTS)}
    dialect.extra_apis = [
        (name, str(one.get("version", "")), str(one.get("name", "")))
        for name, one in listed.items()
        if name not in own
    ]


def _neighbours(dialect: Dialect, answers: RawAnswers) -> None:
    """Keep what was told of other devices to whoever may ask."""
    dialect.neighbours.recalled = {
        one.target: (one.status, one.body)
        for one in answers.all
        if one.target.startswith(CONFIG) and one.status not in REFUSALS
    }

"""JSON answers of the calls every AXIS device has, to models.

Every reader takes the body of one answer and raises LoginWantedError where it tells
nothing of what was asked for, as to a stranger, ResponseError where it is no JSON.
"""

from itertools import islice
import re
from typing import Any

from .errors import LoginWantedError
from .models import RecorderInfo
from .reading import json_document, reader
from .values import integer, json_object, text

# Several times as many as any device has.
_API_LIMIT = 512

_MAC = re.compile(r"[\dA-F]{12}", re.ASCII)
_SEPARATORS = str.maketrans("", "", ":-. ")


@reader
def read_recorder_info(body: bytes) -> RecorderInfo:
    """Read who a device is (Axis: basic device information API).

    Raises LoginWantedError where it does not tell its serial number.
    """
    properties = json_object(_data(body).get("propertyList"))
    serial_number = (text(properties.get("SerialNumber")) or "").translate(_SEPARATORS)
    if not _MAC.fullmatch(serial_number.upper()):
        raise LoginWantedError("the device does not tell its serial number")
    return RecorderInfo(
        serial_number=serial_number.upper(),
        full_name=text(properties.get("ProdFullName")),
        short_name=text(properties.get("ProdShortName")),
        number=text(properties.get("ProdNbr")),
        product_type=text(properties.get("ProdType")),
        firmware=text(properties.get("Version")),
        hardware_id=text(properties.get("HardwareID")),
    )


@reader
def read_api_ids(body: bytes) -> frozenset[str]:
    """Read the ids of a device's APIs (Axis: API discovery).

    Raises LoginWantedError where there is none: API discovery itself is an API.
    """
    found = _data(body).get("apiList")
    apis = islice(found, _API_LIMIT) if isinstance(found, list) else ()
    ids = (text(json_object(api).get("id")) for api in apis)
    known = frozenset(api_id for api_id in ids if api_id is not None)
    if not known:
        raise LoginWantedError("the device lists no API")
    return known


def _data(body: bytes) -> dict[str, Any]:
    """Return the ``data`` of an answer."""
    answer = json_object(json_document(body))
    if (error := answer.get("error")) is not None:
        code = integer(json_object(error).get("code"))
        raise LoginWantedError(f"the device answers error {code}")
    return json_object(answer.get("data"))

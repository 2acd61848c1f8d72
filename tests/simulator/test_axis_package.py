"""A third-party client, the `axis` package, against the simulated recorder."""

from aiohttp import ClientSession, TCPConnector
from axis.device import AxisDevice
from axis.models.configuration import AuthScheme, Configuration, WebProtocol
import pytest

from simulator import Dialect, Simulator


@pytest.mark.filterwarnings("ignore::DeprecationWarning:axis")
@pytest.mark.parametrize(
    ("web_proto", "used"), [(WebProtocol.HTTP, "Digest"), (WebProtocol.HTTPS, "Basic")]
)
@pytest.mark.parametrize("dialect", [Dialect(), Dialect(discovery_login=True)])
async def test_it_completes_discovery_and_device_information(
    recorder: Simulator, dialect: Dialect, web_proto: WebProtocol, used: str
) -> None:
    """Digest on HTTP, Basic on HTTPS, negotiated by the package itself."""
    recorder.dialect.discovery_login = dialect.discovery_login
    port = recorder.https_port if web_proto == "https" else recorder.http_port
    async with ClientSession(connector=TCPConnector(ssl=False)) as session:
        device = AxisDevice(
            Configuration(
                session,
                recorder.host,
                username="operator",
                password="work",
                port=port,
                web_proto=web_proto,
                auth_scheme=AuthScheme.AUTO,
            )
        )
        await device.vapix.initialize_api_discovery()

    assert device.vapix.api_discovery["nvr-poe"].version == "1.0"
    assert device.vapix.serial_number == "ACCC8EAF8C30"
    assert device.vapix.firmware_version == "11.10.65"
    assert (
        device.vapix.basic_device_info["0"].product_full_name == "AXIS S3008 Recorder"
    )
    assert recorder.requests[-1].path == "basicdeviceinfo"
    assert recorder.requests[-1].authorization == used
    assert recorder.requests[-1].status == 200

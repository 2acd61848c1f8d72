"""What the tests of recorders on the network share: how they are found."""

from ipaddress import ip_address

from homeassistant.config_entries import SOURCE_DHCP, SOURCE_ZEROCONF, ConfigFlowResult
from homeassistant.core import HomeAssistant
from homeassistant.helpers.service_info.dhcp import DhcpServiceInfo
from homeassistant.helpers.service_info.zeroconf import ZeroconfServiceInfo

from custom_components.axis_nvr_poe.const import DOMAIN

ADDRESS = "192.168.0.90"
SERIAL = "ACCC8EAF8C30"
NVR_SERVICE = "_axis-nvr._tcp.local."
HTTPS_SERVICE = "_vapix-https._tcp.local."
HTTP_SERVICE = "_vapix-http._tcp.local."


async def announce(
    hass: HomeAssistant,
    service: str = NVR_SERVICE,
    *,
    address: str = ADDRESS,
    port: int | None = 80,
    **properties: str,
) -> ConfigFlowResult:
    """Let a device announce itself."""
    info = ZeroconfServiceInfo(
        ip_address=ip_address(address),
        ip_addresses=[ip_address(address)],
        port=port,
        hostname="ax-accc8eaf8c30.local.",
        type=service,
        name=f"AXIS S3008 - {SERIAL}.{service}",
        properties=properties,
    )
    result = await hass.config_entries.flow.async_init(
        DOMAIN, context={"source": SOURCE_ZEROCONF}, data=info
    )
    await hass.async_block_till_done()
    return result


async def ask_for_address(
    hass: HomeAssistant, address: str = ADDRESS
) -> ConfigFlowResult:
    """Let a device ask the network for an address."""
    info = DhcpServiceInfo(
        ip=address, hostname="ax-accc8eaf8c30", macaddress="accc8eaf8c30"
    )
    result = await hass.config_entries.flow.async_init(
        DOMAIN, context={"source": SOURCE_DHCP}, data=info
    )
    await hass.async_block_till_done()
    return result

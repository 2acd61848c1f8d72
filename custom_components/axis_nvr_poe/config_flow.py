"""Config flow: add a recorder, log in again, change its address."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict
from functools import cached_property, partial
import re
from typing import Any, Final, override

from homeassistant.config_entries import (
    SOURCE_IGNORE,
    SOURCE_REAUTH,
    SOURCE_RECONFIGURE,
    ConfigEntry,
    ConfigFlow,
    ConfigFlowResult,
    ConfigSubentryFlow,
    OptionsFlow,
)
from homeassistant.const import (
    CONF_HOST,
    CONF_PASSWORD,
    CONF_PORT,
    CONF_SSL,
    CONF_USERNAME,
)
from homeassistant.core import callback
from homeassistant.helpers.device_registry import format_mac
from homeassistant.helpers.selector import (
    SelectSelector,
    SelectSelectorConfig,
    SelectSelectorMode,
)
from homeassistant.helpers.service_info.dhcp import DhcpServiceInfo
from homeassistant.helpers.service_info.zeroconf import ZeroconfServiceInfo

from .certificates import PresentedCertificate, in_lines
from .connected_device_flow import ConnectedDeviceFlow
from .connected_devices import CONNECTED_DEVICE
from .connection import async_create_flow_client, entry_origin
from .const import CONF_FINGERPRINT, CONF_REASON, DOMAIN, LOGGER
from .first_contact import FirstContact, recorder_name
from .login_form import CREDENTIALS_SCHEMA, PASSWORD, login_errors
from .moves import async_follow
from .options_flow import AxisNvrPoeOptionsFlow
from .problems import (
    CANNOT_CONNECT,
    DIFFERENT_RECORDER,
    INVALID_AUTH,
    NOT_POE_RECORDER,
    problem_key,
    problem_placeholders,
)
from .schema import vol
from .vapix.challenge import is_fit
from .vapix.errors import DifferentRecorderError, NotFoundError, VapixError
from .vapix.models import Credentials, RecorderInfo
from .vapix.origin import DEFAULT_PORTS, Origin, candidate_origins

USER_SCHEMA = vol.Schema({vol.Required(CONF_HOST): str}).extend(
    CREDENTIALS_SCHEMA.schema
)
RECONFIGURE_SCHEMA = vol.Schema(
    {
        vol.Required(CONF_HOST): str,
        vol.Required(CONF_USERNAME): str,
        # Left empty, the password stays as it is.
        vol.Optional(CONF_PASSWORD): PASSWORD,
    }
)

CONF_ANSWER: Final = "answer"
TRUST: Final = "trust"
GO_BACK: Final = "go_back"
TRUST_SCHEMA = vol.Schema(
    {
        vol.Required(CONF_ANSWER, default=TRUST): SelectSelector(
            SelectSelectorConfig(
                options=[TRUST, GO_BACK],
                mode=SelectSelectorMode.LIST,
                translation_key="certificate",
            )
        )
    }
)

# Recorders alone announce it; cameras have services of their own.
RECORDER_SERVICE: Final = "_axis-nvr._tcp."
_MAC = re.compile(r"[\da-f]{2}(:[\da-f]{2}){5}", re.ASCII)


class AxisNvrPoeConfigFlow(ConfigFlow, domain=DOMAIN):
    """Add a recorder, log in again, change its address.

    Each form collects where and who, and hands over to the same attempt to
    connect. A certificate that no authority vouches for is shown to the user
    before a login is sent, and exactly this one is accepted from then on.
    """

    VERSION = 1

    @classmethod
    @callback
    @override
    def async_get_supported_subentry_types(
        cls, config_entry: ConfigEntry[Any]
    ) -> dict[str, type[ConfigSubentryFlow]]:
        """Return what can be said of a recorder: what hangs on its ports."""
        return {CONNECTED_DEVICE: ConnectedDeviceFlow}

    @staticmethod
    @callback
    @override
    def async_get_options_flow(config_entry: ConfigEntry[Any]) -> OptionsFlow:
        """Return what can be done with a recorder beside that."""
        return AxisNvrPoeOptionsFlow()

    _reason: str
    _certificate: PresentedCertificate

    def __init__(self) -> None:
        """Initialize the flow."""
        self._step_id = "user"
        self._schema = USER_SCHEMA
        self._suggested: Mapping[str, Any] = {}
        self._placeholders: dict[str, str] = {}
        self._origins: tuple[Origin, ...] = ()
        self._credentials = Credentials(username="", password="")
        self._kept_password = ""
        self._pinned: str | None = None
        self._http_if_typed = False

    @cached_property
    def _contact(self) -> FirstContact:
        """What is learned of the device in this flow."""
        return FirstContact(self.hass)

    @override
    async def async_step_user(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask for the address of a recorder and an account on it."""
        return await self._async_form(user_input)

    @override
    async def async_step_zeroconf(
        self, discovery_info: ZeroconfServiceInfo
    ) -> ConfigFlowResult:
        """Look at a device that announced itself."""
        properties = discovery_info.properties
        mac = properties.get("macaddress") or properties.get("sn")
        if mac is None:
            return self.async_abort(reason=NOT_POE_RECORDER)
        return await self._async_discovered(
            mac,
            discovery_info.host,
            discovery_info.port,
            announced=discovery_info.type.startswith(RECORDER_SERVICE),
        )

    @override
    async def async_step_dhcp(
        self, discovery_info: DhcpServiceInfo
    ) -> ConfigFlowResult:
        """Look at a device that asked for an address."""
        return await self._async_discovered(
            discovery_info.macaddress, discovery_info.ip
        )

    async def async_step_discovery_confirm(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask for an account on a discovered recorder."""
        return await self._async_form(user_input)

    async def async_step_reauth(
        self, entry_data: Mapping[str, Any]
    ) -> ConfigFlowResult:
        """Begin to log in again."""
        entry = self._get_reauth_entry()
        self._step_id = "reauth_confirm"
        self._schema = CREDENTIALS_SCHEMA
        self._suggested = {CONF_USERNAME: entry.data[CONF_USERNAME]}
        self._placeholders = {"recorder": entry.title}
        self._origins = (entry_origin(entry.data),)
        self._pinned = entry.data[CONF_FINGERPRINT]
        self._reason = entry_data.get(CONF_REASON, INVALID_AUTH)
        return await self.async_step_reauth_confirm()

    async def async_step_reauth_confirm(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask for an account that works, and tell why it is asked for."""
        if user_input is None:
            return self._async_show({"base": self._reason})
        return await self._async_form(user_input)

    async def async_step_reconfigure(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask for another address or account of the same recorder."""
        entry = self._get_reconfigure_entry()
        self._step_id = "reconfigure"
        self._schema = RECONFIGURE_SCHEMA
        self._placeholders["recorder"] = entry.title
        self._suggested = {
            CONF_HOST: str(entry_origin(entry.data)),
            CONF_USERNAME: entry.data[CONF_USERNAME],
        }
        if entry.data[CONF_FINGERPRINT]:
            self._contact.trust(entry.data[CONF_FINGERPRINT])
        self._kept_password = entry.data[CONF_PASSWORD]
        self._http_if_typed = entry.data[CONF_SSL]
        return await self._async_form(user_input)

    async def async_step_trust_certificate(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask whether to trust the certificate shown, or to go back to the form."""
        certificate = self._certificate
        if user_input is None:
            return self.async_show_form(
                step_id="trust_certificate",
                data_schema=TRUST_SCHEMA,
                description_placeholders=self._placeholders
                | asdict(certificate)
                | {"fingerprint": in_lines(certificate.fingerprint)},
            )
        if user_input[CONF_ANSWER] == GO_BACK:
            return self._async_show()
        self._contact.trust(certificate.fingerprint)
        return await self._async_connect()

    async def _async_discovered(
        self, mac: str, host: str, port: int | None = None, *, announced: bool = False
    ) -> ConfigFlowResult:
        """Offer what may be a recorder with PoE ports, and is none that is set up."""
        mac = format_mac(mac)
        if not _MAC.fullmatch(mac):
            return self.async_abort(reason=NOT_POE_RECORDER)
        entry = await self.async_set_unique_id(mac)
        if entry and entry.source != SOURCE_IGNORE:
            await async_follow(self.hass, entry, host)
        self._async_abort_if_configured()
        in_url = f"[{host}]" if ":" in host else host
        if port and port not in DEFAULT_PORTS.values():
            in_url = f"{in_url}:{port}"
        try:
            self._origins = candidate_origins(in_url)
            told = await self._contact.async_meet(
                self._origins, partial(self._contact.async_name, announced=announced)
            )
        except NotFoundError:
            return self.async_abort(reason=NOT_POE_RECORDER)
        except ValueError, VapixError:
            return self.async_abort(reason=CANNOT_CONNECT)
        name = told or host
        self._step_id = "discovery_confirm"
        self._schema = CREDENTIALS_SCHEMA
        self._placeholders = {"recorder": name, "host": host}
        self.context["title_placeholders"] = {"name": f"{name} ({host})"}
        return self._async_show()

    @callback
    def _async_show(self, errors: dict[str, str] | None = None) -> ConfigFlowResult:
        """Show the form of the step that asks."""
        return self.async_show_form(
            step_id=self._step_id,
            data_schema=self.add_suggested_values_to_schema(
                self._schema, self._suggested
            ),
            description_placeholders=self._placeholders,
            errors=errors,
        )

    async def _async_form(self, user_input: dict[str, Any] | None) -> ConfigFlowResult:
        """Show the form, or take what was filled in and connect."""
        if user_input is None:
            return self._async_show()
        self._suggested = _without_secrets(user_input)
        if errors := login_errors(user_input):
            return self._async_show(errors)
        if CONF_HOST in user_input:
            try:
                origins = candidate_origins(user_input[CONF_HOST])
            except ValueError:
                return self._async_show({CONF_HOST: "invalid_host"})
            if self._http_if_typed:
                origins = tuple(one for one in origins if one.ssl) or origins
            self._origins = origins
        self._credentials = Credentials(
            username=user_input[CONF_USERNAME],
            password=user_input.get(CONF_PASSWORD) or self._kept_password,
        )
        return await self._async_connect()

    async def _async_connect(self) -> ConfigFlowResult:
        """Try the account at the address, and finish where it works."""
        try:
            return await self._contact.async_meet(self._origins, self._async_log_in)
        except VapixError as err:
            LOGGER.debug("Nothing came of %s: %s", self._origins[0].host, err)
            self._placeholders |= problem_placeholders(err)
            return self._async_show({"base": problem_key(err)})

    async def _async_log_in(self, origin: Origin) -> ConfigFlowResult:
        """Log in to a recorder and finish.

        Where the user must look at the certificate first, no login is sent.
        """
        fingerprint = self._pinned
        if fingerprint is None and (
            certificate := await self._contact.async_untrusted_certificate(origin)
        ):
            fingerprint = certificate.fingerprint
            if not self._contact.trusts(fingerprint):
                await self._async_abort_if_set_up(origin, fingerprint)
                self._certificate = certificate
                self._placeholders["address"] = str(origin)
                return await self.async_step_trust_certificate()
        client = async_create_flow_client(
            self.hass, origin, self._credentials, fingerprint
        )
        # Most recorders tell who they are without a login, so that another one
        # does not get the password.
        device = await client.get_device_info()
        await self._async_check_identity(device)
        await client.confirm_poe()
        return self._async_finish(
            device,
            {
                CONF_HOST: origin.host,
                CONF_PORT: origin.port,
                CONF_SSL: origin.ssl,
                CONF_USERNAME: self._credentials.username,
                CONF_PASSWORD: self._credentials.password,
                CONF_FINGERPRINT: fingerprint,
            },
        )

    async def _async_abort_if_set_up(self, origin: Origin, fingerprint: str) -> None:
        """Abort where this is a recorder that is set up: there is nothing to trust.

        Asked for is only who it is, and only where there is any that it could be.
        """
        if self.source in (SOURCE_REAUTH, SOURCE_RECONFIGURE):
            return
        known = {entry.unique_id for entry in self._async_current_entries()}
        if not known:
            return
        client = async_create_flow_client(self.hass, origin, fingerprint=fingerprint)
        with suppress(VapixError):
            mac = format_mac((await client.get_device_info()).serial_number)
            if mac in known:
                await self.async_set_unique_id(mac, raise_on_progress=False)
                self._async_abort_if_configured()

    @callback
    def _async_abort_if_configured(self) -> None:
        """Abort where this is a recorder that is set up, and say as which."""
        entry = self.hass.config_entries.async_entry_for_domain_unique_id(
            DOMAIN, self.unique_id or ""
        )
        if entry:
            self._abort_if_unique_id_configured(
                description_placeholders={"recorder": entry.title}
            )

    async def _async_check_identity(self, device: RecorderInfo) -> None:
        """Abort where this is not the recorder that the flow is about.

        Raises DifferentRecorderError where another address may be the cure.
        """
        mac = format_mac(device.serial_number)
        if self.source == SOURCE_RECONFIGURE:
            if mac != self._get_reconfigure_entry().unique_id:
                raise DifferentRecorderError("another serial number than before")
            return
        await self.async_set_unique_id(mac, raise_on_progress=False)
        if self.source == SOURCE_REAUTH:
            self._abort_if_unique_id_mismatch(
                reason=DIFFERENT_RECORDER,
                description_placeholders={"recorder": self._get_reauth_entry().title},
            )
        else:
            self._async_abort_if_configured()

    @callback
    def _async_finish(
        self, device: RecorderInfo, data: dict[str, Any]
    ) -> ConfigFlowResult:
        """Create the entry, or update the one the flow is about."""
        if self.source == SOURCE_REAUTH:
            entry = self._get_reauth_entry()
        elif self.source == SOURCE_RECONFIGURE:
            entry = self._get_reconfigure_entry()
        else:
            title = self._title(device)
            return self.async_create_entry(
                title=title,
                data=data,
                description=None if data[CONF_SSL] else "plain_http",
                description_placeholders={"recorder": title},
            )
        return self.async_update_reload_and_abort(entry, data_updates=data)

    def _title(self, device: RecorderInfo) -> str:
        """Return a name for the recorder that no other has."""
        name = recorder_name(device)
        taken = {entry.title for entry in self._async_current_entries()}
        return f"{name} {device.serial_number[-6:]}" if name in taken else name


def _without_secrets(user_input: Mapping[str, Any]) -> dict[str, Any]:
    """Return what may stand in the form again.

    Not an address with a user name and password in it, nor what no page can show.
    """
    return {
        field: text
        for field, text in user_input.items()
        if is_fit(text) and not (field == CONF_HOST and "@" in text)
    }

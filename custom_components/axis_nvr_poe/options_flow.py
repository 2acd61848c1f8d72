"""Configure a recorder: find out what is connected, and how it is looked after."""

from collections.abc import Sequence
from typing import Any

from homeassistant.config_entries import ConfigEntryState, ConfigFlowResult, OptionsFlow
from homeassistant.const import CONF_PASSWORD, CONF_USERNAME
from homeassistant.core import callback

from .adoption import CONF_TAKE_AREA, async_adopt, async_connect
from .connected_devices import connected_devices
from .found_form import Choice, FoundForm
from .login_form import CREDENTIALS_SCHEMA, login_errors
from .look_after_form import LookAfterForm
from .names import port_labels
from .problems import problem_key, problem_placeholders
from .runtime import AxisNvrPoeConfigEntry
from .surroundings import async_find_out
from .texts import exception_text
from .vapix.errors import AuthenticationError, ResponseError, ThrottledError, VapixError
from .vapix.models import Credentials
from .vapix.neighbours import Outcome


class AxisNvrPoeOptionsFlow(OptionsFlow):
    """Ask a recorder who hangs on it, and a person how they are looked after.

    Nothing of it is an option of the entry: what is said of connected devices is kept
    in subentries, and an administrator's account is kept nowhere.
    """

    config_entry: AxisNvrPoeConfigEntry
    _form: FoundForm
    _look_after: LookAfterForm

    async def async_step_init(
        self, _: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Offer what there is to do."""
        steps = ["find_out"]
        if connected_devices(self.config_entry):
            steps.append("look_after")
        return self.async_show_menu(
            menu_options=steps, description_placeholders=self._named()
        )

    async def async_step_find_out(
        self, _: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Try the account that is known; most likely it is no administrator's."""
        try:
            return await self._async_ask(None)
        except AuthenticationError, ThrottledError:
            return self._show_administrator()
        except VapixError as err:
            return self._abort("cannot_find_out", reason=self._sentence(err))

    async def async_step_administrator(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask for an administrator's account, for these few questions alone."""
        if user_input is None:
            return self._show_administrator()
        if errors := login_errors(user_input):
            return self._show_administrator(errors)
        account = Credentials(
            username=user_input[CONF_USERNAME], password=user_input[CONF_PASSWORD]
        )
        try:
            return await self._async_ask(account)
        except AuthenticationError:
            return self._show_administrator({"base": "invalid_auth"})
        except ThrottledError:
            return self._show_administrator({"base": "throttled"})
        except VapixError as err:
            reason = self._sentence(err)
            return self._show_administrator({"base": "cannot_find_out"}, reason)

    async def async_step_found(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Show what was found, port by port, and take what a person makes of it."""
        if user_input is None:
            return self._show_found()
        choices = self._form.choices(user_input)
        if twice := self._form.twice(choices):
            return self._show_found(user_input, {"base": "found_twice"}, twice)
        if not choices:
            return self._abort("nothing_added")
        self._connect(choices, take_areas=user_input[CONF_TAKE_AREA])
        ports = (choice.port for choice in choices)
        return self._abort(
            "added", devices=port_labels(self.hass, self.config_entry, *ports)
        )

    async def async_step_look_after(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask which connected devices are protected, and which are watched."""
        errors: dict[str, str] = {}
        devices = ""
        if user_input is None:
            self._look_after = LookAfterForm(self.hass, self.config_entry)
        form = self._look_after
        if user_input is not None:
            error, devices = form.error(user_input)
            if error is None:
                form.async_take(user_input)
                return self._abort("looked_after")
            errors["base"] = error
        return self.async_show_form(
            step_id="look_after",
            data_schema=self.add_suggested_values_to_schema(
                form.schema(), user_input or form.present()
            ),
            description_placeholders=self._named(devices=devices),
            errors=errors,
        )

    async def _async_ask(self, account: Credentials | None) -> ConfigFlowResult:
        """Ask the recorder, and go on with what came of it.

        Raises VapixError where nothing came of it.
        """
        entry = self.config_entry
        if entry.state is not ConfigEntryState.LOADED:
            return self._abort("not_set_up")
        surroundings = await async_find_out(self.hass, entry, account)
        match surroundings.findings.outcome:
            case Outcome.TOLD:
                self._form = FoundForm(self.hass, entry, surroundings.found)
                return self._show_found()
            case Outcome.NOT_ADMINISTRATOR | Outcome.FAILED if account is None:
                return self._show_administrator()
            case Outcome.NOT_ADMINISTRATOR:
                return self._show_administrator({"base": "not_administrator"})
            case Outcome.ABSENT:
                return self._abort("not_told")
            case Outcome.SILENT:
                return self._abort("nobody_seen")
            case Outcome.FAILED:
                raise surroundings.findings.failure or ResponseError("no answer")

    @callback
    def _connect(self, choices: Sequence[Choice], *, take_areas: bool) -> None:
        """Keep what a person has confirmed, and let the ports take it over."""
        entry = self.config_entry
        for one in choices:
            area_of = one.device_id if take_areas else None
            async_adopt(self.hass, entry, one.port, name=one.name, area_of=area_of)
            async_connect(self.hass, entry, one.port, one.name, one.device_id)

    @callback
    def _show_administrator(
        self, errors: dict[str, str] | None = None, reason: str = ""
    ) -> ConfigFlowResult:
        return self.async_show_form(
            step_id="administrator",
            data_schema=CREDENTIALS_SCHEMA,
            description_placeholders=self._named(reason=reason),
            errors=errors,
        )

    @callback
    def _show_found(
        self,
        filled: dict[str, Any] | None = None,
        errors: dict[str, str] | None = None,
        device: str = "",
    ) -> ConfigFlowResult:
        """Show the lines, as they were filled in where something is to be changed."""
        return self.async_show_form(
            step_id="found",
            data_schema=self._form.schema(filled),
            description_placeholders=self._named(
                device=device, unassigned=self._form.unassigned
            ),
            errors=errors,
        )

    @callback
    def _abort(self, ending: str, **placeholders: str) -> ConfigFlowResult:
        return self.async_abort(
            reason=ending, description_placeholders=self._named(**placeholders)
        )

    def _named(self, **placeholders: str) -> dict[str, str]:
        return {"recorder": self.config_entry.title, **placeholders}

    def _sentence(self, err: VapixError) -> str:
        """Return why it was in vain, in Home Assistant's language."""
        return exception_text(
            self.hass,
            problem_key(err),
            recorder=self.config_entry.title,
            **problem_placeholders(err),
        )

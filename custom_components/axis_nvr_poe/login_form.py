"""The fields of an account, and what HTTP cannot carry of them."""

from collections.abc import Mapping
from typing import Any, Final

from homeassistant.const import CONF_PASSWORD, CONF_USERNAME
from homeassistant.helpers.selector import (
    TextSelector,
    TextSelectorConfig,
    TextSelectorType,
)

from .schema import vol
from .vapix.challenge import is_fit

PASSWORD: Final = TextSelector(TextSelectorConfig(type=TextSelectorType.PASSWORD))

CREDENTIALS_SCHEMA = vol.Schema(
    {vol.Required(CONF_USERNAME): str, vol.Required(CONF_PASSWORD): PASSWORD}
)


def login_errors(user_input: Mapping[str, Any]) -> dict[str, str]:
    """Return what is wrong with user name and password, by field."""
    username = user_input[CONF_USERNAME]
    errors = {}
    if ":" in username or not is_fit(username):
        errors[CONF_USERNAME] = "invalid_username"
    if not is_fit(user_input.get(CONF_PASSWORD, "")):
        errors[CONF_PASSWORD] = "invalid_password"
    return errors

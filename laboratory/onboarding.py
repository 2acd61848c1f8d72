"""From a Home Assistant that nobody owns to one that can be used."""

from http import HTTPStatus
import secrets
from typing import Any

import aiohttp

from .api import Api, read


async def is_owned(session: aiohttp.ClientSession, origin: str) -> bool:
    """Whether the owner's account exists already."""
    async with session.get(f"{origin}/api/onboarding") as response:
        # Once all is done, there is no such page any more.
        if response.status == HTTPStatus.NOT_FOUND:
            return True
        steps = {step["step"]: step["done"] for step in await read(response)}
    return bool(steps["user"])


async def create_owner(session: aiohttp.ClientSession, origin: str) -> str:
    """Create the owner's account and return an access token.

    Nobody needs the password: who sits at this machine is let in without.
    """
    owner = {
        "client_id": _client_id(origin),
        "name": "Demo",
        "username": "demo",
        "password": secrets.token_urlsafe(),
        "language": "en",
    }
    async with session.post(f"{origin}/api/onboarding/users", json=owner) as response:
        answer = await read(response)
    return await _token(session, origin, answer["auth_code"])


async def log_in(session: aiohttp.ClientSession, origin: str) -> str:
    """Log in as a browser on this machine does, and return an access token."""
    start = {
        "client_id": _client_id(origin),
        "handler": ["trusted_networks", None],
        "redirect_uri": _client_id(origin),
    }
    async with session.post(f"{origin}/auth/login_flow", json=start) as response:
        answer = await read(response)
    return await _token(session, origin, answer["result"])


async def finish(api: Api) -> None:
    """Do the steps that come after the owner's account."""
    steps: list[dict[str, Any]] = await api.get("/api/onboarding")
    done = {step["step"] for step in steps if step["done"]}
    if "analytics" not in done:
        await api.post("/api/onboarding/analytics")
    if "integration" not in done:
        address = _client_id(api.origin)
        await api.post(
            "/api/onboarding/integration", client_id=address, redirect_uri=address
        )


async def _token(session: aiohttp.ClientSession, origin: str, code: str) -> str:
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "client_id": _client_id(origin),
    }
    async with session.post(f"{origin}/auth/token", data=form) as response:
        return str((await read(response))["access_token"])


def _client_id(origin: str) -> str:
    """Return who asks: the frontend, which goes by its address."""
    return f"{origin}/"

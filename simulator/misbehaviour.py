"""What can go wrong between a client and the recorder, on demand.

A misbehaviour wraps the ordinary course of a request: it may answer in its
place, change the answer, wait, or hang up.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from functools import partial
from http import HTTPStatus
from typing import Self

from .http.auth import Authenticator
from .http.exchange import Answer, Exchange, page
from .vapix import poe_xml
from .vapix.device_config_api import rest_error
from .vapix.dialect import Dialect
from .vapix.json_messages import json_error
from .vapix.poe_api import PoeApi

MEBIBYTE = 1024 * 1024
LOGIN_PAGE = Answer(
    b"<!DOCTYPE html>\n<html><head><title>AXIS</title></head><body>"
    b'<form method="post"><input name="username"><input type="password" '
    b'name="password"></form></body></html>\n'
)

ENTITIES = Answer(poe_xml.growing_entities(Dialect()), "text/xml")

type Proceed = Callable[[], Awaitable[Answer]]
type Act = Callable[[Situation, Proceed], Awaitable[Answer]]


class HangUpError(Exception):
    """Reset the connection instead of answering."""


@dataclass(frozen=True)
class Situation:
    """What a misbehaviour may need to know."""

    exchange: Exchange
    poe: PoeApi
    auth: Authenticator
    released: asyncio.Event


@dataclass(frozen=True)
class Misbehaviour:
    """One way to misbehave; made by the methods below."""

    name: str
    act: Act
    before_login: bool = False
    """It happens in front of the login, as a broken web server or a proxy does."""

    @classmethod
    def status(cls, status: int) -> Self:
        """Answer with an HTTP status; 401 comes with a fresh challenge."""

        async def act(situation: Situation, proceed: Proceed) -> Answer:
            del proceed
            if status == HTTPStatus.UNAUTHORIZED:
                return situation.auth.unauthorized(situation.exchange.scheme)
            return page(status)

        return cls(f"status {status}", act, before_login=True)

    @classmethod
    def login_page(cls) -> Self:
        """Answer with an HTML page and status 200."""
        return cls("login page", partial(_instead, LOGIN_PAGE), before_login=True)

    @classmethod
    def redirect(cls, to: str) -> Self:
        """Send the client elsewhere: 302 with this Location."""
        found = replace(page(302), headers=(("Location", to),))
        return cls("redirect", partial(_instead, found), before_login=True)

    @classmethod
    def reset(cls, *, processed: bool = False) -> Self:
        """Reset the connection; `processed` carries the request out before."""
        act = _reset_afterwards if processed else _reset
        return cls("reset", act, before_login=not processed)

    @classmethod
    def silence(cls, *, processed: bool = False) -> Self:
        """Never answer until released; `processed` carries the request out before."""
        act = _silence_afterwards if processed else _silence
        return cls("silence", act, before_login=not processed)

    @classmethod
    def delay(cls, seconds: float) -> Self:
        """Carry the request out at once and answer `seconds` later."""

        async def act(situation: Situation, proceed: Proceed) -> Answer:
            del situation
            answer = await proceed()
            await asyncio.sleep(seconds)
            return answer

        return cls(f"delay {seconds:g} s", act)

    @classmethod
    def general_error(cls, code: int) -> Self:
        """Answer with a GeneralError inside HTTP 200; nothing is carried out."""

        async def act(situation: Situation, proceed: Proceed) -> Answer:
            del proceed
            return situation.poe.general_error(code)

        return cls(f"general error {code}", act)

    @classmethod
    def json_error(cls, code: int) -> Self:
        """Answer a JSON call with an error inside HTTP 200."""

        async def act(situation: Situation, proceed: Proceed) -> Answer:
            del proceed
            return json_error(situation.exchange.path, code, "Internal error")

        return cls(f"JSON error {code}", act)

    @classmethod
    def rest_error(cls, code: int) -> Self:
        """Answer a call below `/config/` with an error inside HTTP 200."""
        answer = rest_error(code, "Internal error")
        return cls(f"REST error {code}", partial(_instead, answer))

    @classmethod
    def truncated(cls) -> Self:
        """Carry the request out and answer with the first half of the body."""
        return cls("truncated", partial(_changed, _halve))

    @classmethod
    def empty(cls) -> Self:
        """Carry the request out and answer 200 with no body."""
        return cls("empty", partial(_changed, partial(replace, body=b"")))

    @classmethod
    def wrong_type(cls) -> Self:
        """Carry the request out; the right body under a content type of no text."""
        change = partial(replace, content_type="application/octet-stream")
        return cls("wrong content type", partial(_changed, change))

    @classmethod
    def huge(cls, size: int = 2 * MEBIBYTE) -> Self:
        """Carry the request out and pad the body with white space to `size` bytes."""
        return cls("huge", partial(_changed, partial(_pad, size)))

    @classmethod
    def entities(cls) -> Self:
        """Answer with XML whose entities would grow to gigabytes."""
        return cls("entities", partial(_instead, ENTITIES))


async def _instead(answer: Answer, _: Situation, __: Proceed) -> Answer:
    return answer


async def _changed(
    change: Callable[[Answer], Answer], _: Situation, proceed: Proceed
) -> Answer:
    return change(await proceed())


async def _reset(_: Situation, __: Proceed) -> Answer:
    raise HangUpError


async def _reset_afterwards(_: Situation, proceed: Proceed) -> Answer:
    await proceed()
    raise HangUpError


async def _silence(situation: Situation, proceed: Proceed) -> Answer:
    await situation.released.wait()
    return await proceed()


async def _silence_afterwards(situation: Situation, proceed: Proceed) -> Answer:
    answer = await proceed()
    await situation.released.wait()
    return answer


def _halve(answer: Answer) -> Answer:
    return replace(answer, body=answer.body[: len(answer.body) // 2])


def _pad(size: int, answer: Answer) -> Answer:
    return replace(answer, body=answer.body.ljust(size))

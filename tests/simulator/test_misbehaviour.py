"""Each way to misbehave, as a client sees it."""

import asyncio
from xml.etree import ElementTree as ET

from aiohttp import ClientOSError, ClientSession
from freezegun.api import FrozenDateTimeFactory
import pytest

from simulator import Misbehaviour, Simulator

from .tools import POE, SUCCESS, general_error, get, idle, status, until

LIMIT = f"{POE}/gettotalpowerlimit.cgi?schemaversion=1"
OFF = f"{POE}/setportmode.cgi?schemaversion=1&port=1&enabled=no"


@pytest.mark.parametrize("code", [401, 403, 404, 500, 503])
async def test_an_http_status(
    recorder: Simulator, stranger: ClientSession, code: int
) -> None:
    """In front of the login; 401 brings its challenge."""
    recorder.misbehave(Misbehaviour.status(code), "gettotalpowerlimit")
    async with stranger.get(LIMIT) as response:
        assert response.status == code
        assert ("WWW-Authenticate" in response.headers) == (code == 401)


async def test_only_the_named_call_and_only_so_many_times(
    recorder: Simulator, operator: ClientSession
) -> None:
    """Other calls are answered, and so is this one afterwards."""
    await status(operator, LIMIT)
    rule = recorder.misbehave(Misbehaviour.status(500), "gettotalpowerlimit", 2)
    assert await status(operator, f"{POE}/schemaversions.cgi") == 200
    assert [await status(operator, LIMIT) for _ in range(3)] == [500, 500, 200]
    assert rule.hits == 2
    with pytest.raises(ValueError, match="at least once"):
        recorder.misbehave(Misbehaviour.status(500), times=0)


async def test_behaving_ends_it(recorder: Simulator, operator: ClientSession) -> None:
    """All rules at once."""
    recorder.misbehave(Misbehaviour.status(500))
    recorder.misbehave(Misbehaviour.empty())
    assert await status(operator, LIMIT) == 500
    recorder.behave()
    assert "<Limit>" in await get(operator, "gettotalpowerlimit.cgi?schemaversion=1")


async def test_a_login_page(recorder: Simulator, stranger: ClientSession) -> None:
    """HTML with status 200."""
    recorder.misbehave(Misbehaviour.login_page())
    async with stranger.get(LIMIT) as response:
        assert (response.status, response.content_type) == (200, "text/html")
        assert "password" in await response.text()


async def test_a_redirect(recorder: Simulator, stranger: ClientSession) -> None:
    """To wherever is wanted."""
    recorder.misbehave(Misbehaviour.redirect("http://127.0.0.1:1/elsewhere"))
    async with stranger.get(LIMIT, allow_redirects=False) as response:
        assert response.status == 302
        assert response.headers["Location"] == "http://127.0.0.1:1/elsewhere"


async def test_a_truncated_answer(recorder: Simulator, operator: ClientSession) -> None:
    """Half of the XML, though the command was carried out."""
    recorder.misbehave(Misbehaviour.truncated(), "setportmode")
    body = await get(operator, OFF.removeprefix(f"{POE}/"))
    assert SUCCESS.startswith(body)
    assert len(body) == len(SUCCESS) // 2
    with pytest.raises(ET.ParseError):
        ET.fromstring(body)  # noqa: S314 - our own text
    assert not recorder.model.is_enabled(1)


async def test_an_empty_answer(recorder: Simulator, operator: ClientSession) -> None:
    """200 and no body."""
    recorder.misbehave(Misbehaviour.empty())
    assert await get(operator, "gettotalpowerlimit.cgi?schemaversion=1") == ""


async def test_a_wrong_content_type(
    recorder: Simulator, operator: ClientSession
) -> None:
    """The right body."""
    recorder.misbehave(Misbehaviour.wrong_type())
    async with operator.get(LIMIT) as response:
        assert response.content_type == "application/octet-stream"
        assert "<Limit>65</Limit>" in await response.text()


async def test_a_general_error(recorder: Simulator, operator: ClientSession) -> None:
    """Nothing is carried out; a stranger is asked to log in before."""
    recorder.misbehave(Misbehaviour.general_error(10), "setportmode", times=1)
    body = await get(operator, OFF.removeprefix(f"{POE}/"))
    assert body == general_error(10, "An error occurred while processing the request.")
    assert recorder.model.is_enabled(1)
    assert await get(operator, OFF.removeprefix(f"{POE}/")) == SUCCESS


async def test_a_huge_answer(recorder: Simulator, operator: ClientSession) -> None:
    """More than a mebibyte, of good XML."""
    recorder.misbehave(Misbehaviour.huge())
    body = await get(operator, "gettotalpowerlimit.cgi?schemaversion=1")
    assert len(body) == 2 * 1024 * 1024
    assert ET.fromstring(body).findtext(".//Limit") == "65"  # noqa: S314


async def test_entities_that_would_grow(
    recorder: Simulator, operator: ClientSession
) -> None:
    """Ten to the ninth laughs, in well-formed XML."""
    recorder.misbehave(Misbehaviour.entities())
    body = await get(operator, "gettotalpowerlimit.cgi?schemaversion=1")
    assert "<Limit>&laugh9;</Limit>" in body
    tame = body.replace("&laugh9;", "&laugh2;")
    assert ET.fromstring(tame).findtext(".//Limit") == "ha" * 100  # noqa: S314


@pytest.mark.parametrize("processed", [False, True])
async def test_a_reset_connection(
    recorder: Simulator, operator: ClientSession, *, processed: bool
) -> None:
    """Before or after the command was carried out."""
    await status(operator, LIMIT)
    recorder.misbehave(Misbehaviour.reset(processed=processed), "setportmode")
    with pytest.raises(ClientOSError, match="reset by peer"):
        # A client may repeat a GET by itself; it doesn't repeat a POST.
        await operator.post(OFF)
    assert recorder.model.is_enabled(1) is not processed
    recorder.behave()
    assert await status(operator, LIMIT) == 200


@pytest.mark.parametrize("processed", [False, True])
async def test_silence(
    recorder: Simulator, operator: ClientSession, *, processed: bool
) -> None:
    """No answer until the client gives up, or until it is over."""
    await status(operator, LIMIT)
    rule = recorder.misbehave(Misbehaviour.silence(processed=processed), "setportmode")
    impatient = asyncio.create_task(status(operator, OFF))
    await until(lambda: rule.hits == 1)
    await idle()
    assert not impatient.done()
    impatient.cancel()
    await until(lambda: recorder.log.under_way == 0)
    assert recorder.model.is_enabled(1) is not processed
    assert recorder.requests[-1].status is None

    waiting = asyncio.create_task(status(operator, OFF))
    await until(lambda: rule.hits == 2)
    await idle()
    assert not waiting.done()
    recorder.behave()
    assert await waiting == 200
    assert not recorder.model.is_enabled(1)


async def test_a_client_that_gives_up_leaves_nothing_under_way(
    recorder: Simulator, operator: ClientSession
) -> None:
    """The request's task ends with its connection."""
    await status(operator, LIMIT)
    recorder.misbehave(Misbehaviour.silence())
    waiting = asyncio.create_task(status(operator, OFF))
    await until(lambda: recorder.log.under_way == 1)
    waiting.cancel()
    await until(lambda: recorder.log.under_way == 0)
    assert recorder.requests[-1].status is None


async def test_a_delay(
    recorder: Simulator, operator: ClientSession, freezer: FrozenDateTimeFactory
) -> None:
    """The command is carried out at once, the answer comes late."""
    await status(operator, LIMIT)
    recorder.misbehave(Misbehaviour.delay(60), "setportmode")
    waiting = asyncio.create_task(status(operator, OFF))
    await until(lambda: not recorder.model.is_enabled(1))
    freezer.tick(59.9)
    await idle()
    assert not waiting.done()
    freezer.tick(0.2)
    assert await waiting == 200


async def test_an_answer_held_back_is_out_of_date(
    recorder: Simulator, operator: ClientSession
) -> None:
    """A poll that was under way when the port was switched."""
    poll = "getportstatuses.cgi?schemaversion=1"
    await get(operator, poll)
    async with recorder.hold("getportstatuses") as held:
        waiting = asyncio.create_task(get(operator, poll))
        await held.arrived.wait()
        recorder.model.enable(1, on=False)
        assert not waiting.done()
        assert "Disabled" in await get(operator, poll)
    assert "Disabled" not in await waiting
    assert recorder.concurrent_max == 2


async def test_a_request_held_up_is_carried_out_later(
    recorder: Simulator, operator: ClientSession
) -> None:
    """Nothing happens before it is let go."""
    await status(operator, LIMIT)
    async with recorder.hold("setportmode", stage="request") as held:
        waiting = asyncio.create_task(status(operator, OFF))
        await held.arrived.wait()
        assert recorder.model.is_enabled(1)
        held.release()
        assert await waiting == 200
        assert not recorder.model.is_enabled(1)


async def test_a_held_request_waits_for_the_login(
    recorder: Simulator, operator: ClientSession
) -> None:
    """The 401 of a first request is not what is held."""
    async with recorder.hold() as held:
        waiting = asyncio.create_task(status(operator, LIMIT))
        await held.arrived.wait()
        assert [one.status for one in recorder.requests] == [401, None]
    assert await waiting == 200

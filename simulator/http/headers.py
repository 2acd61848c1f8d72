"""The headers of an answer, of which the same one may come twice."""

from aiohttp import web

from .exchange import Answer

SERVER = "Apache"


def add_headers(response: web.StreamResponse, answer: Answer) -> None:
    """Add what the answer says, and what every answer of the recorder says."""
    response.headers["Server"] = SERVER
    for name, value in answer.headers:
        response.headers.add(name, value)

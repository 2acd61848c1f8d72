"""The body of an answer, up to a limit."""

from aiohttp import ClientResponse

from .errors import ResponseError

BODY_LIMIT = 256 * 1024
"""bytes, far beyond what any call answers."""


async def read_body(response: ClientResponse) -> bytes:
    """Return a body. Raises ResponseError where it is beyond the limit."""
    body = bytearray()
    async for chunk in response.content.iter_any():
        body += chunk
        if len(body) > BODY_LIMIT:
            response.close()
            raise ResponseError(f"the answer is larger than {BODY_LIMIT} bytes")
    return bytes(body)

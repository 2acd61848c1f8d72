"""What a person may type as an address, and what it stands for."""

import random
import time

import pytest

from custom_components.axis_nvr_poe.vapix.origin import Origin, candidate_origins

from .selection import every


def origin(host: str, port: int, *, ssl: bool) -> Origin:
    """Return an origin, in short."""
    return Origin(host=host, port=port, ssl=ssl)


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("192.168.0.90", "192.168.0.90"),
        ("nvr.local", "nvr.local"),
        ("  NVR.local/ ", "nvr.local"),
        ("axis_nvr-2", "axis_nvr-2"),
        ("fe80::1", "fe80::1"),
        ("::1", "::1"),
        ("[fe80::1]", "fe80::1"),
        ("fe80::1%eth0", "fe80::1%eth0"),
        ("müller.local", "müller.local"),
        ("xn--mller-kva.local", "müller.local"),
        ("nvr.local.", "nvr.local."),
        ("\uff11\uff19\uff12.168.0.90", "192.168.0.90"),
        ("2001:DB8:0::90", "2001:db8::90"),
        ("192.168.0.90/camera/index.html", "192.168.0.90"),
        ("nvr.local#top", "nvr.local"),
        (f"{'a' * 63}.local", f"{'a' * 63}.local"),
    ],
)
def test_a_bare_host_stands_for_both_default_ports(text: str, host: str) -> None:
    """HTTPS comes first."""
    assert candidate_origins(text) == (
        origin(host, 443, ssl=True),
        origin(host, 80, ssl=False),
    )


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("192.168.0.90:8443", "192.168.0.90"),
        ("nvr.local:8443/", "nvr.local"),
        ("[fe80::1]:8443", "fe80::1"),
    ],
)
def test_a_port_does_not_tell_the_scheme(text: str, host: str) -> None:
    """Both are tried there, HTTPS first."""
    assert candidate_origins(text) == (
        origin(host, 8443, ssl=True),
        origin(host, 8443, ssl=False),
    )


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("http://nvr.local", origin("nvr.local", 80, ssl=False)),
        ("HTTPS://NVR.local", origin("nvr.local", 443, ssl=True)),
        ("https://192.168.0.90:8443/", origin("192.168.0.90", 8443, ssl=True)),
        ("http://[fe80::1]", origin("fe80::1", 80, ssl=False)),
        ("http://[fe80::1]:8080", origin("fe80::1", 8080, ssl=False)),
        ("http://[fe80::1%25eth0]/", origin("fe80::1%eth0", 80, ssl=False)),
        (
            "https://192.168.0.90/camera/index.html#x?y",
            origin("192.168.0.90", 443, ssl=True),
        ),
        (
            "http://nvr.local:8080/#/video?a=http://b/c:d",
            origin("nvr.local", 8080, ssl=False),
        ),
        ("https://nvr.local?port=80", origin("nvr.local", 443, ssl=True)),
        ("https://[2001:db8::90]:8443/a b", origin("2001:db8::90", 8443, ssl=True)),
    ],
)
def test_a_whole_origin_stands_for_itself_alone(text: str, meant: Origin) -> None:
    """A person who writes the scheme wants no other."""
    assert candidate_origins(text) == (meant,)


@pytest.mark.parametrize(
    "text",
    every(
        4,
        [
            "",
            "   ",
            "/",
            "http://",
            "https://:443",
            "ftp://nvr.local",
            "http:nvr.local",
            "https//nvr.local",
            "http",
            "https:/nvr.local",
            "nvr.local:port",
            "nvr.local:0",
            "nvr.local:70000",
            "nvr.local:80:80",
            "nvr local",
            "nvr,nvr2",
            "nvr%41",
            "[nvr.local]",
            "http://[::1",
            "http://http://nvr.local",
            "root@nvr.local",
            "root:pass@nvr.local",
            "root:pass@nvr.local:8443",
            "http://root:pass@nvr.local",
            "http://:pass@nvr.local",
            "http://root:80/ss@nvr.local",
            "https://nvr.local/camera/index.html?root:pass@",
            "AC:CC:8E:AF:8C:30",
            "AC-CC-8E-AF-8C-30:1:2",
            "1:2:3",
            "192.168.0.90:80:1",
            "::1::2",
            "[::1]:",
            "[::1]:0",
            "[::1]:65536",
            "nvr.local:",
            "nvr.local:080443",
            "nvr.local:٨٠",
            "127.0.0.1%lo",
            "a%b",
            "::1%lo",
            "2001:db8::1%eth0",
            "fe80::1%",
            "fe80::1%a!b",
            "fe80::1%an-interface-of-this-name",
            "192.168.0",
            "192.168.0.256",
            "192.168.0.090",
            "192.168.0.90.",
            "1.2.3.4.5",
            "90",
            "0.0.0.0",  # noqa: S104 - nothing is bound here
            "224.0.0.1",
            "::",
            "ff02::1",
            "-nvr.local",
            "nvr-.local",
            "nvr..local",
            ".local",
            ".",
            "nvr.local..",
            f"{'a' * 64}.local",
            f"{'ä' * 60}.local",
            ".".join(["a" * 49] * 6),
            "xn--",
            "xn--a",
            "xn--index",
            "nvr\u200d.local",
            "nvr\x00.local",
            "nvr\x7f.local",
            "nvr.local\x1f",
            "nvr\tlocal",
            "nvr\nlocal",
            "https://nvr.local/\x1b[2J",
            "nvr\ud800.local",
            "https:\\\\nvr.local",
            "view-source:https://nvr.local",
            "//nvr.local",
            "nvr;local",
            "nvr_local!",
        ],
    ),
)
def test_anything_else_is_no_address(text: str) -> None:
    """Other schemes, two hosts, credentials, and what no host is called."""
    with pytest.raises(ValueError, match=r"."):
        candidate_origins(text)


@pytest.mark.parametrize(
    ("one", "shown"),
    [
        (origin("nvr.local", 80, ssl=False), "http://nvr.local"),
        (origin("nvr.local", 443, ssl=True), "https://nvr.local"),
        (origin("192.168.0.90", 443, ssl=False), "http://192.168.0.90:443"),
        (origin("fe80::1", 8443, ssl=True), "https://[fe80::1]:8443"),
    ],
)
def test_an_origin_is_shown_as_a_browser_shows_it(one: Origin, shown: str) -> None:
    """What is shown can be typed again and means the same."""
    assert str(one) == shown
    assert candidate_origins(shown) == (one,)


PIECES = (
    *("http", "https", "ftp", "://", "//", "/", ":", "::", ".", "..", "@", "%", "%25"),
    *("[", "]", "?", "#", "\\", "-", "_", "+", ",", ";", "'", '"', "*", "~", "\u3002"),
    *(" ", "\t", "\n", "\x00", "\x1f", "\x7f", "\x85", "\u00a0", "\u2028", "\ufeff"),
    *("\ud800", "\udfff", "\u200d", "\u200f", "\u0301", "ß", "ä", "İ", "☃", "😀", "٣"),
    *("xn--", "xn--a", "xn--zca", "a" * 64, "ä" * 64, "a." * 130, "9" * 400, "1" * 5),
    *("0", "80", "443", "65535", "65536", "-1", "0x7f", "1e3", "None", "localhost"),
    *("192.168.0.90", "127.1", "fe80::1", "::ffff:1.2.3.4", "%eth0", "nvr.local"),
    *("AC:CC:8E:AF:8C:30", "root:pass@", "index.html", "?a=b", "#x"),
)


@pytest.mark.parametrize("seed", range(4))
def test_whatever_is_typed_is_an_address_or_none(seed: int) -> None:
    """Nothing but a ValueError comes of it, quickly, and an address can be used."""
    chosen = random.Random(seed)  # noqa: S311 - the same ones each time
    began = time.perf_counter()
    for _ in range(500):
        text = "".join(chosen.choices(PIECES, k=chosen.randint(1, 6)))
        try:
            origins = candidate_origins(text)
        except ValueError:
            continue
        for one in origins:
            assert 0 < one.port < 65536
            assert candidate_origins(str(one)) == (one,)
            assert one.url("/a").raw_host
            assert all(
                0 < len(label) < 64
                for label in (one.url("/a").raw_host or "").strip(".").split(".")
            )
    assert time.perf_counter() - began < 20


@pytest.mark.parametrize(
    "long", ["a", "a.", "ä", ":", "[", ":[", "/", "@", "%", " ", "1", "\x00"]
)
def test_a_very_long_text_is_no_address(long: str) -> None:
    """Nobody waits for it."""
    with pytest.raises(ValueError, match=r"."):
        candidate_origins(long * 200_000)

"""What a person may type as an address, and what it stands for."""

import pytest

from custom_components.axis_nvr_poe.vapix.origin import Origin, candidate_origins


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
        ("[fe80::1]", "fe80::1"),
        ("fe80::1%eth0", "fe80::1%eth0"),
        ("müller.local", "müller.local"),
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
    ],
)
def test_a_whole_origin_stands_for_itself_alone(text: str, meant: Origin) -> None:
    """A person who writes the scheme wants no other."""
    assert candidate_origins(text) == (meant,)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "/",
        "http://",
        "https://:443",
        "ftp://nvr.local",
        "http:nvr.local",
        "https//nvr.local",
        "nvr.local/axis-cgi",
        "http://nvr.local/axis-cgi",
        "nvr.local?port=80",
        "nvr.local#top",
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
    ],
)
def test_anything_else_is_no_address(text: str) -> None:
    """Paths, other schemes, two hosts and credentials are refused."""
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

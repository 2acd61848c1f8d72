"""The laboratory: recorders as processes, and who may know of whom."""

from dataclasses import replace
from pathlib import Path

import aiohttp
import pytest

from laboratory.error import LaboratoryError
from laboratory.recorders import Recorder

from .imports import circles, edges, foreign

REPOSITORY = Path(__file__).parent.parent


@pytest.mark.parametrize(
    ("room", "others"),
    [
        ("laboratory", {"demo", "benchmarks", "tests"}),
        ("demo", {"benchmarks", "tests"}),
        ("benchmarks", {"demo", "tests"}),
        ("tests/crash", {"demo", "benchmarks"}),
    ],
)
def test_nothing_knows_of_what_stands_on_it(room: str, others: set[str]) -> None:
    """Demo, benchmarks and crash tests use the laboratory, and not one another."""
    known = {
        told.partition(".")[0]
        for names in foreign(REPOSITORY / room).values()
        for told in names
    }
    assert "laboratory" in known or room == "laboratory"
    assert known & others == set()
    assert circles(edges(REPOSITORY / room)) == []


@pytest.mark.slow
async def test_a_recorder_finds_free_ports_and_another_one_is_told_of_them(
    tmp_path: Path,
) -> None:
    """Nobody has to guess; who cannot start says why with its last words."""
    recorder = Recorder(index=1, ports=3, state=tmp_path / "recorder.json")
    process = await recorder.start()
    try:
        async with aiohttp.ClientSession() as session:
            state = await recorder.remote(session).state()
        assert state["product"]["serial"] == recorder.serial
        assert state["addresses"]["https"] == recorder.origin
        assert 0 not in (recorder.http_port, recorder.https_port)

        same_place = replace(recorder, index=2, state=tmp_path / "other.json")
        with pytest.raises(LaboratoryError, match=r"(?s)Recorder 3 ended.*in use"):
            await same_place.start()
    finally:
        await process.stop()

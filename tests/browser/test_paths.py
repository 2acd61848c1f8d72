"""The ways through the settings that the pages tell are there to be gone."""

import re

import pytest

from laboratory.processes import REPOSITORY

from .frontend import PATIENCE, Frontend

PAGES = [REPOSITORY / "README.md", *(REPOSITORY / "docs").glob("*.md")]
PATHS = sorted(
    {
        path
        for page in PAGES
        for path in re.findall(r"\*\*Settings → (.+?)\*\*", page.read_text("utf-8"))
    }
)


@pytest.mark.parametrize("path", PATHS)
async def test_a_way_through_the_settings_is_there(
    frontend: Frontend, path: str
) -> None:
    """Each step bears the name that it is told by."""
    await frontend.open("/config")
    for step in path.split(" → "):
        found = frontend.page.get_by_text(step, exact=True).locator("visible=true")
        await found.first.click(timeout=PATIENCE)

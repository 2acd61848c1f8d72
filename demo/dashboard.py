"""The dashboard: the one that the integration brings along, as the first to be seen."""

from laboratory.api import Api

URL_PATH = "recorder"
STRATEGY = {"strategy": {"type": "custom:axis-nvr-poe"}}


async def keep_dashboard(api: Api) -> None:
    """Make the dashboard; one that a person may have changed stays as it is."""
    dashboards = {
        dashboard["url_path"]: dashboard["id"]
        for dashboard in await api.command("lovelace/dashboards/list")
    }
    if URL_PATH in dashboards:
        return
    await api.command(
        "lovelace/dashboards/create",
        url_path=URL_PATH,
        allow_single_word=True,
        title="Recorder",
        icon="mdi:ethernet",
    )
    await api.command("lovelace/config/save", url_path=URL_PATH, config=STRATEGY)
    await api.command(
        "frontend/set_system_data", key="core", value={"default_panel": URL_PATH}
    )
    # A new Home Assistant comes with a map, and nobody is to be found here.
    if "map" in dashboards:
        await api.command("lovelace/dashboards/delete", dashboard_id=dashboards["map"])

/** What makes the dashboard, whenever Home Assistant opens it: nothing of it is stored. */

import type { Faceplate } from "./contract";
import { type DashboardKey, dashboard } from "./dashboard";
import { DOMAIN, type HomeAssistant } from "./home-assistant";

const CATEGORY = "config_panel";

export class DashboardStrategy extends HTMLElement {
  static async generate(_config: unknown, hass: HomeAssistant) {
    const say = await texts(hass);
    const faceplates = await recorders(hass);
    return dashboard(faceplates, hass, say, hass.user?.is_admin ?? false);
  }

  /** What a new dashboard is called, unless a person says otherwise. */
  static async getCreateSuggestions(hass: HomeAssistant) {
    const say = await texts(hass);
    return { title: say("title"), icon: "mdi:ethernet" };
  }
}

async function texts(hass: HomeAssistant): Promise<(key: DashboardKey) => string> {
  const localize = await hass.loadBackendTranslation(CATEGORY, DOMAIN);
  return (key) => localize(`component.${DOMAIN}.${CATEGORY}.dashboard.${key}`);
}

/** All recorders; none where the integration is not set up, which then knows no command. */
async function recorders(hass: HomeAssistant): Promise<Faceplate[]> {
  try {
    return await hass.callWS<Faceplate[]>({ type: `${DOMAIN}/recorders` });
  } catch {
    return [];
  }
}

/** What makes the dashboard, whenever Home Assistant opens it: nothing of it is stored. */

import type { Faceplate } from "./contract";
import { dashboard, type Say, told } from "./dashboard";
import { DOMAIN, type HomeAssistant, type Localize } from "./home-assistant";
import { rows } from "./logbook";
import { portName } from "./texts";

const CATEGORY = "config_panel";

export class DashboardStrategy extends HTMLElement {
  static async generate(_config: unknown, hass: HomeAssistant) {
    const localize = await hass.loadBackendTranslation(CATEGORY, DOMAIN);
    const shown = (await recorders(hass)).map(async (faceplate) => ({
      ...called(faceplate, localize),
      rows: await rows(hass, told(faceplate)),
    }));
    const isAdmin = hass.user?.is_admin ?? false;
    return dashboard(await Promise.all(shown), hass, sayer(localize), isAdmin);
  }

  /** What a new dashboard is called, unless a person says otherwise. */
  static async getCreateSuggestions(hass: HomeAssistant) {
    const say = sayer(await hass.loadBackendTranslation(CATEGORY, DOMAIN));
    return { title: say("title"), icon: "mdi:ethernet" };
  }
}

function sayer(localize: Localize): Say {
  return (key) => localize(`component.${DOMAIN}.${CATEGORY}.dashboard.${key}`);
}

/** A recorder with its ports called as the card calls them. */
function called({ recorder, ports }: Faceplate, localize: Localize): Faceplate {
  const named = Object.entries(ports).map(
    ([number, port]) => [number, { ...port, name: portName(port, localize) }] as const,
  );
  return { recorder, ports: Object.fromEntries(named) };
}

/** All recorders; none where the integration is not set up, which then knows no command. */
async function recorders(hass: HomeAssistant): Promise<Faceplate[]> {
  try {
    return await hass.callWS<Faceplate[]>({ type: `${DOMAIN}/recorders` });
  } catch {
    return [];
  }
}

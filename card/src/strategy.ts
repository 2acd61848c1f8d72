/** What makes the dashboard, whenever Home Assistant opens it: nothing of it is stored. */

import type { Faceplate } from "./contract";
import { dashboard, type Say } from "./dashboard";
import { DOMAIN, type HomeAssistant, type Localize } from "./home-assistant";

const CATEGORY = "config_panel";

export class DashboardStrategy extends HTMLElement {
  static async generate(_config: unknown, hass: HomeAssistant) {
    const localize = await hass.loadBackendTranslation(CATEGORY, DOMAIN);
    const faceplates = (await recorders(hass)).map((faceplate) => called(faceplate, localize));
    return dashboard(faceplates, hass, sayer(localize), hass.user?.is_admin ?? false);
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

/** A recorder whose ports without a name are called by their numbers, as the user says it. */
function called({ recorder, ports }: Faceplate, localize: Localize): Faceplate {
  const key = `component.${DOMAIN}.${CATEGORY}.card.port`;
  const named = Object.entries(ports).map(([number, port]) => {
    const name = port.named ? port.name : localize(key, { number });
    return [number, { ...port, name }] as const;
  });
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

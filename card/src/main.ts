/** The elements of the card and the dashboard, and how Home Assistant comes to offer them. */

import { BudgetElement } from "./budget-element";
import { CardElement } from "./card-element";
import { suggestion, TYPE } from "./config";
import { DOMAIN, type HomeAssistant } from "./home-assistant";
import { JackElement } from "./jack-element";
import { PortElement } from "./port-element";
import { DashboardStrategy } from "./strategy";

declare global {
  interface Window {
    customCards?: object[];
    customStrategies?: object[];
  }
  /** The English texts, put in by the build. */
  const DESCRIPTIONS: { card: string; dashboard: string };
}

const ELEMENTS = {
  [TYPE]: CardElement,
  "axis-nvr-poe-jack": JackElement,
  "axis-nvr-poe-budget": BudgetElement,
  "axis-nvr-poe-port": PortElement,
  "ll-strategy-dashboard-axis-nvr-poe": DashboardStrategy,
};

// After an update the module may be there twice, until the page is loaded again.
if (!customElements.get(TYPE)) {
  for (const [name, element] of Object.entries(ELEMENTS)) customElements.define(name, element);
  window.customCards ??= [];
  window.customCards.push({
    type: TYPE,
    name: "AXIS NVR PoE",
    get description() {
      return described("card");
    },
    preview: true,
    documentationURL:
      "https://github.com/axis-nvr-poe/axis-nvr-poe/blob/main/docs/dashboard.md#the-card",
    getEntitySuggestion: suggestion,
  });
  window.customStrategies ??= [];
  window.customStrategies.push({
    type: "axis-nvr-poe",
    strategyType: "dashboard",
    name: "AXIS NVR PoE",
    get description() {
      return described("dashboard");
    },
    documentationURL:
      "https://github.com/axis-nvr-poe/axis-nvr-poe/blob/main/docs/dashboard.md#the-dashboard",
  });
}

/** What the pickers say: in the user's language, once that has been loaded. */
function described(place: keyof typeof DESCRIPTIONS): string {
  const app = document.querySelector<HTMLElement & { hass?: HomeAssistant }>("home-assistant");
  if (!app?.hass) return DESCRIPTIONS[place];
  void app.hass.loadBackendTranslation("config_panel", DOMAIN);
  const key = `component.${DOMAIN}.config_panel.${place}.description`;
  return app.hass.localize(key) || DESCRIPTIONS[place];
}

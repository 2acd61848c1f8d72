/** What Home Assistant's frontend loads. */

import { BudgetElement } from "./budget-element";
import { CardElement } from "./card-element";
import { suggestion, TYPE } from "./config";
import { DOMAIN, type HomeAssistant } from "./home-assistant";
import { JackElement } from "./jack-element";
import { PortElement } from "./port-element";

declare global {
  interface Window {
    customCards?: object[];
  }
  /** The English text, put in by the build. */
  const DESCRIPTION: string;
}

const ELEMENTS = {
  [TYPE]: CardElement,
  "axis-nvr-poe-jack": JackElement,
  "axis-nvr-poe-budget": BudgetElement,
  "axis-nvr-poe-port": PortElement,
};

// After an update the module may be there twice, until the page is loaded again.
if (!customElements.get(TYPE)) {
  for (const [name, element] of Object.entries(ELEMENTS)) customElements.define(name, element);
  window.customCards ??= [];
  window.customCards.push({
    type: TYPE,
    name: "AXIS NVR PoE",
    get description() {
      return described();
    },
    preview: true,
    documentationURL: "https://github.com/axis-nvr-poe/axis-nvr-poe#card",
    getEntitySuggestion: suggestion,
  });
}

/** What the picker says of the card: in the user's language, once that has been loaded. */
function described(): string {
  const app = document.querySelector<HTMLElement & { hass?: HomeAssistant }>("home-assistant");
  if (!app?.hass) return DESCRIPTION;
  void app.hass.loadBackendTranslation("config_panel", DOMAIN);
  return app.hass.localize(`component.${DOMAIN}.config_panel.card.description`) || DESCRIPTION;
}

/** What a person sets, and how Home Assistant comes to offer the card. */

import { DOMAIN, type HomeAssistant, type Localize } from "./home-assistant";

export interface Config {
  type: string;
  /** The recorder's device; without one, the only recorder there is. */
  device?: string;
}

export const TYPE = "axis-nvr-poe-card";

/** What the picker begins with. */
export function stub(): Omit<Config, "type"> {
  return {};
}

/** The editor: the recorder, of those devices that have what only a recorder has. */
export function form() {
  return {
    schema: [
      {
        name: "device",
        selector: {
          device: {
            filter: { integration: DOMAIN },
            entity: { integration: DOMAIN, domain: "binary_sensor", device_class: "connectivity" },
          },
        },
      },
    ],
    computeLabel: (_field: unknown, localize: Localize) =>
      localize(`component.${DOMAIN}.config_panel.card.recorder`),
  };
}

/** The card for an entity that a person has picked; null for those of others. */
export function suggestion(hass: HomeAssistant, entityId: string) {
  const entity = hass.entities[entityId];
  if (entity?.platform !== DOMAIN || !entity.device_id) return null;
  const device = hass.devices[entity.device_id];
  return { config: { type: `custom:${TYPE}`, device: device?.via_device_id ?? entity.device_id } };
}

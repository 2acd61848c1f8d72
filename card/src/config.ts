/** What a person sets, and how Home Assistant comes to offer the card. */

import { DOMAIN, type HomeAssistant, type Localize } from "./home-assistant";

export interface Config {
  type: string;
  /** The recorder's device; without one, the only recorder there is. */
  device?: string;
}

export const TYPE = "axis-nvr-poe-card";

/** What the picker begins with: the first recorder, where there are several. */
export function stub(hass: HomeAssistant): Omit<Config, "type"> {
  const devices = Object.values(hass.entities)
    .filter(({ platform }) => platform === DOMAIN)
    .map((entity) => recorderOf(hass, entity.device_id));
  const [device, another] = new Set(devices.filter((id) => id !== undefined));
  return device && another ? { device } : {};
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
  if (entity?.platform !== DOMAIN) return null;
  const device = recorderOf(hass, entity.device_id);
  return device ? { config: { type: `custom:${TYPE}`, device } } : null;
}

/** The recorder that a device is, or is a port of. */
function recorderOf(hass: HomeAssistant, device: string | null | undefined): string | undefined {
  return device ? (hass.devices[device]?.via_device_id ?? device) : undefined;
}

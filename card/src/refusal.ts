/** Why something was refused, in the user's language. */

import type { HomeAssistant, Refusal } from "./home-assistant";

/** The sentence for what Home Assistant refused with; as a rule it says how it is translated. */
export async function explained(hass: HomeAssistant, error: unknown): Promise<string> {
  const { message, translation_domain: domain, translation_key: key, ...more } = error as Refusal;
  if (domain && key) {
    const localize = await hass.loadBackendTranslation("exceptions", domain);
    const name = `component.${domain}.exceptions.${key}.message`;
    const text = localize(name, more.translation_placeholders ?? {});
    if (text) return text;
  }
  return message ?? String(error);
}

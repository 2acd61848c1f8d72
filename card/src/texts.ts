/** Everything that is said: texts in the user's language, figures in their form. */

import type english from "../../custom_components/axis_nvr_poe/translations/en.json";
import type { PortPicture, RecorderPicture } from "./contract";
import { DOMAIN, type HomeAssistant, type Locale, type Localize } from "./home-assistant";

export type TextKey = keyof (typeof english)["config_panel"]["card"];

const CATEGORY = "config_panel";
/** Names that are written out before the rest is a number. */
const NAMES = 2;

const RIGHT_TO_LEFT = /^(ar|dv|fa|he|ps|ug|ur|yi)\b/;

/** The language that each way of writing numbers is at home in. */
const NUMBERS: Record<string, string[] | undefined> = {
  comma_decimal: ["en-US", "en"],
  decimal_comma: ["de", "es", "it"],
  space_comma: ["fr", "sv", "cs"],
  quote_decimal: ["de-CH"],
};

export class Texts {
  /** The time zone that times are told in; undefined is the browser's. */
  readonly timeZone: string | undefined;
  readonly #localize: Localize;
  readonly #explain: Localize;
  readonly #watts: Intl.NumberFormat;
  readonly #energy: Intl.NumberFormat;
  readonly #whole: Intl.NumberFormat;
  readonly #moment: Intl.DateTimeFormat;
  readonly #hour: Intl.DateTimeFormat;
  readonly #names: Intl.ListFormat;
  readonly #isRightToLeft: boolean;

  constructor(localize: Localize, explain: Localize, locale: Locale, timeZone: string) {
    this.#localize = localize;
    this.#explain = explain;
    this.#isRightToLeft = RIGHT_TO_LEFT.test(locale.language);
    this.timeZone = locale.time_zone === "server" ? timeZone : undefined;
    const numbers = numbersOf(locale);
    this.#watts = new Intl.NumberFormat(numbers, digits(1, locale));
    this.#energy = new Intl.NumberFormat(numbers, digits(2, locale));
    this.#whole = new Intl.NumberFormat(numbers, digits(0, locale));
    const zone = this.timeZone ? { timeZone: this.timeZone } : {};
    const clock = { hour: "numeric", minute: "2-digit", ...hours(locale), ...zone } as const;
    this.#hour = new Intl.DateTimeFormat(locale.language, clock);
    const date = { day: "numeric", month: "short" } as const;
    this.#moment = new Intl.DateTimeFormat(locale.language, { ...date, ...clock });
    this.#names = new Intl.ListFormat(locale.language, { type: "conjunction", style: "narrow" });
  }

  /** The texts in the user's language, once they have come. */
  static async load(hass: HomeAssistant): Promise<Texts> {
    const [localize, explain] = await Promise.all([
      hass.loadBackendTranslation(CATEGORY, DOMAIN),
      hass.loadBackendTranslation("exceptions", DOMAIN),
    ]);
    return new Texts(localize, explain, hass.locale, hass.config.time_zone);
  }

  say(key: TextKey, values?: Record<string, string | number>): string {
    return this.#localize(`component.${DOMAIN}.${CATEGORY}.card.${key}`, values);
  }

  /** Why a recorder is away; null where that is not known. */
  reason({ reason, reason_key: key, reason_placeholders: values }: RecorderPicture) {
    if (!key) return reason;
    return this.#explain(`component.${DOMAIN}.exceptions.${key}.message`, values) || reason;
  }

  called(port: PortPicture): string {
    return portName(port, this.#localize);
  }

  /** A word that Home Assistant has in every language. */
  common(key: "cancel" | "close"): string {
    return this.#localize(`ui.common.${key}`);
  }

  /** Power, given in W. */
  watts(power: number): string {
    return this.#figure(this.#watts.format(power), "W");
  }

  /** Energy, given in kWh; what a camera needs a day is told in Wh. */
  energy(energy: number): string {
    if (energy < 1) return this.#figure(this.#whole.format(1000 * energy), "Wh");
    return this.#figure(this.#energy.format(energy), "kWh");
  }

  /** A figure before its unit, also within a text that runs from right to left. */
  #figure(figure: string, unit: string): string {
    const text = `${figure}\u00a0${unit}`;
    return this.#isRightToLeft ? `\u2066${text}\u2069` : text;
  }

  /** A date with its time. */
  moment(time: Date): string {
    return this.#moment.format(time);
  }

  /** A time of the day. */
  hour(time: Date): string {
    return this.#hour.format(time);
  }

  /** What is left to wait, given in s, as on a stopwatch. */
  countdown(seconds: number): string {
    const rest = String(seconds % 60).padStart(2, "0");
    return `${Math.floor(seconds / 60)}:${rest}`;
  }

  /** The first of many names, and how many more there are. */
  names(names: readonly string[]): string {
    const told = this.#names.format(names.slice(0, NAMES));
    const more = names.length - NAMES;
    return more > 0 ? `${told} +${more}` : told;
  }
}

/** What a port is called: as people do, else by its number. */
export function portName({ name, named, port }: PortPicture, localize: Localize): string {
  return named ? name : localize(`component.${DOMAIN}.${CATEGORY}.card.port`, { number: port });
}

/** A figure with that many digits after the point. */
function digits(count: number, locale: Locale): Intl.NumberFormatOptions {
  return {
    minimumFractionDigits: count,
    maximumFractionDigits: count,
    useGrouping: locale.number_format !== "none",
  };
}

function numbersOf(locale: Locale): string[] | string | undefined {
  if (locale.number_format === "system") return undefined;
  if (locale.number_format === "none") return "en";
  return NUMBERS[locale.number_format] ?? locale.language;
}

/** Whether the clock has twelve hours; where nobody said, the language decides. */
function hours(locale: Locale): { hour12?: boolean } {
  if (locale.time_format === "12") return { hour12: true };
  if (locale.time_format === "24") return { hour12: false };
  return {};
}

/** The dashboard: a view for each recorder, made of what is registered. */

import type english from "../../custom_components/axis_nvr_poe/translations/en.json";
import { TYPE } from "./config";
import type { Faceplate, PortPicture } from "./contract";
import type { HomeAssistant } from "./home-assistant";
import { HOURS, LEAST_ROWS } from "./logbook";

export type Say = (key: DashboardKey) => string;
export type DashboardKey = keyof (typeof english)["config_panel"]["dashboard"];

/** A card, a section or a view, in Home Assistant's own form. */
export type Json = Record<string, unknown>;

/** The most columns of sections that a wide screen shows. */
const COLUMNS = 3;
/** The most devices whose energy can be told apart in one graph. */
const BARS = 16;
const HALF = { columns: 6 };
const WHOLE = { columns: 12 };
const ADD = "/config/integrations/integration/axis_nvr_poe";

/** What of Home Assistant's frontend tells which camera hangs on a port. */
export type Registry = Pick<HomeAssistant, "entities">;

/** A recorder, and how many rows of the grid its logbook takes. */
export interface Shown extends Faceplate {
  rows: number;
}

export function dashboard(
  faceplates: readonly Shown[],
  registry: Registry,
  say: Say,
  isAdmin: boolean,
): { views: Json[] } {
  if (!faceplates.length) return { views: [empty(say, isAdmin)] };
  return { views: faceplates.map((faceplate) => view(faceplate, registry, say)) };
}

function empty(say: Say, isAdmin: boolean): Json {
  const add = {
    text: say("add_recorder"),
    appearance: "filled",
    variant: "brand",
    tap_action: { action: "navigate", navigation_path: ADD },
  };
  const card = {
    type: "empty-state",
    icon: "mdi:ethernet",
    content_only: true,
    title: say("no_recorder"),
    content: say(isAdmin ? "no_recorder_hint" : "no_recorder_hint_user"),
    ...(isAdmin ? { buttons: [add] } : {}),
  };
  return { type: "panel", title: say("title"), path: "recorder", cards: [card] };
}

function view(faceplate: Shown, registry: Registry, say: Say): Json {
  const { recorder } = faceplate;
  return {
    type: "sections",
    title: recorder.name,
    path: recorder.device_id,
    max_columns: COLUMNS,
    sections: [
      front(faceplate),
      power(faceplate, say),
      activity(faceplate, say),
      cameras(faceplate, registry, say),
    ].filter((section) => section.cards.length),
  };
}

interface Section extends Json {
  cards: Json[];
}

function front({ recorder }: Faceplate): Section {
  const card = {
    type: `custom:${TYPE}`,
    device: recorder.device_id,
    grid_options: { columns: "full" },
  };
  return { type: "grid", column_span: COLUMNS, cards: [card] };
}

function power({ recorder, ports }: Faceplate, say: Say): Section {
  const cards: Json[] = [];
  const { power, energy } = recorder.entities;
  if (power) {
    cards.push({
      type: "history-graph",
      title: say("power_last_day"),
      hours_to_show: 24,
      entities: [{ entity: power, name: recorder.name }],
      grid_options: WHOLE,
    });
  }
  if (energy) cards.push(used(energy, "day", say), used(energy, "month", say));
  const bars = Object.values(ports)
    .filter((port) => port.named || port.state !== "empty")
    .flatMap(({ name, entities }) => (entities.energy ? [{ entity: entities.energy, name }] : []));
  if (bars.length) {
    cards.push({
      type: "statistics-graph",
      title: say("energy_by_device"),
      chart_type: "bar",
      stat_types: ["change"],
      period: "day",
      days_to_show: 7,
      entities: bars.length > BARS && energy ? [{ entity: energy, name: recorder.name }] : bars,
      grid_options: WHOLE,
    });
  }
  return section(say("power_and_energy"), "mdi:lightning-bolt", cards);
}

/** What was used since the day or the month began. */
function used(entity: string, period: "day" | "month", say: Say): Json {
  return {
    type: "statistic",
    entity,
    name: say(period === "day" ? "energy_today" : "energy_this_month"),
    stat_type: "change",
    period: { calendar: { period } },
    grid_options: HALF,
  };
}

/** What the logbook tells of. The recorder's own activity does not say of which port it is. */
export function told({ recorder, ports }: Faceplate): string[] {
  const activities = Object.values(ports).map(({ entities }) => entities.activity);
  return [recorder.entities.connected, ...activities].filter((entity) => entity !== null);
}

function activity(shown: Shown, say: Say): Section {
  const { recorder, ports, rows } = shown;
  const cards: Json[] = [];
  for (const entity of [recorder.entities.poe_failure, recorder.entities.connected]) {
    // The view says of which recorder it is.
    if (entity) cards.push({ type: "tile", entity, name: { type: "entity" }, grid_options: HALF });
  }
  cards.push(...Object.values(ports).flatMap(failure));
  const entities = told(shown);
  if (entities.length) {
    cards.push({
      type: "logbook",
      target: { entity_id: entities },
      hours_to_show: HOURS,
      grid_options: { columns: 12, rows, min_rows: LEAST_ROWS },
    });
  }
  return section(say("failures_and_activity"), "mdi:history", cards);
}

/** A port that fails, as long as it does. */
function failure({ name, entities }: PortPicture): Json[] {
  const entity = entities.poe_failure;
  if (!entity) return [];
  return [
    {
      type: "tile",
      entity,
      name,
      color: "red",
      state_content: ["state", "reason_text"],
      grid_options: WHOLE,
      visibility: [{ condition: "state", entity, state: "on" }],
    },
  ];
}

/** The pictures of the cameras, each beside the power that it draws. */
function cameras({ ports }: Faceplate, registry: Registry, say: Say): Section {
  const cards = Object.values(ports).flatMap((port) => {
    const camera = cameraAt(port, registry);
    return camera ? [picture(port, camera), ...drawn(port, say)] : [];
  });
  return section(say("cameras"), "mdi:cctv", cards);
}

function picture({ name, entities }: PortPicture, camera: string): Json {
  const columns = entities.power ? 6 : 12;
  return {
    type: "picture-entity",
    entity: camera,
    name,
    show_state: false,
    grid_options: { columns, rows: 2 },
  };
}

function drawn({ entities }: PortPicture, say: Say): Json[] {
  if (!entities.power) return [];
  return [
    {
      type: "sensor",
      entity: entities.power,
      name: say("power"),
      graph: "line",
      grid_options: { columns: 6, rows: 2 },
    },
  ];
}

/** The camera at the other end of a port's cable, as people see it. */
function cameraAt({ connected_device_id: device }: PortPicture, { entities }: Registry) {
  if (!device) return undefined;
  return Object.values(entities).find(
    (entity) =>
      entity.device_id === device && !entity.hidden && entity.entity_id.startsWith("camera."),
  )?.entity_id;
}

/** A section with a heading, or nothing where it has no cards. */
function section(heading: string, icon: string, cards: Json[]): Section {
  if (!cards.length) return { type: "grid", cards };
  return { type: "grid", cards: [{ type: "heading", heading, icon }, ...cards] };
}

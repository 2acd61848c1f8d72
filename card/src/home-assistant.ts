/** The part of Home Assistant's frontend that is used here. */

export type Localize = (key: string, values?: Record<string, string | number>) => string;

export interface EntityState {
  entity_id: string;
  state: string;
  attributes: Record<string, unknown>;
}

/** Whether an entity is there, which Home Assistant may only have kept in mind. */
export function isLoaded(entity: EntityState | undefined): boolean {
  return entity !== undefined && entity.attributes["restored"] !== true;
}

export interface RegisteredEntity {
  entity_id: string;
  platform: string;
  device_id?: string | null;
  hidden?: boolean;
}

export interface Locale {
  language: string;
  number_format: string;
  time_format: string;
  time_zone: string;
}

export interface Connection {
  subscribeMessage<T>(
    callback: (message: T) => void,
    message: { type: string } & Record<string, unknown>,
    options?: { resubscribe?: boolean },
  ): Promise<() => unknown>;
  addEventListener(event: "ready", listener: () => void): void;
  removeEventListener(event: "ready", listener: () => void): void;
}

export interface HomeAssistant {
  connection: Connection;
  language: string;
  locale: Locale;
  localize: Localize;
  config: { time_zone: string };
  user?: { is_admin: boolean };
  states: Record<string, EntityState>;
  entities: Record<string, RegisteredEntity>;
  devices: Record<string, { id: string; via_device_id?: string | null }>;
  loadBackendTranslation(category: string, integration: string): Promise<Localize>;
  formatEntityAttributeValue(state: EntityState, attribute: string): string;
  callWS<T>(message: { type: string } & Record<string, unknown>): Promise<T>;
  callService(
    domain: string,
    service: string,
    data: Record<string, unknown>,
    target: { entity_id: string },
    /** Whether Home Assistant shows a refusal itself. */
    notifyOnError: boolean,
  ): Promise<unknown>;
}

/** What Home Assistant answers instead of what was asked. */
export interface Refusal {
  code?: string | number;
  message?: string;
  translation_domain?: string;
  translation_key?: string;
  translation_placeholders?: Record<string, string>;
}

export const DOMAIN = "axis_nvr_poe";

/** What the integration tells of a recorder, over Home Assistant's websocket. Power is in W. */

export type PortState =
  | "powered"
  | "waiting"
  | "failing"
  | "off"
  | "empty"
  | "restarting"
  | "shed"
  | "held"
  | "connected"
  | "unknown";

export interface RecorderPicture {
  device_id: string;
  name: string;
  model: string | null;
  answers: boolean;
  /** Since when it is away, in ISO form; null while it answers. */
  since: string | null;
  /** Why it is away, as a sentence in Home Assistant's language. */
  reason: string | null;
  /** The exception of which it is the message, for other languages. */
  reason_key: string | null;
  reason_placeholders: Record<string, string>;
  /** Whether any port fails, or the recorder as a whole. */
  failing: boolean | null;
  /** What was said of a failure of the recorder as a whole. */
  reason_text: string | null;
  budget: number | null;
  allocated: number | null;
  drawn: number | null;
  available: number | null;
  /** The largest PoE class that still fits: "none", "0" … "8". */
  largest_class: string | null;
  entities: RecorderEntities;
}

export type RecorderEntities = Record<
  | "power"
  | "energy"
  | "poe_failure"
  | "activity"
  | "keep_power"
  | "connected"
  | "power_budget"
  | "allocated_power"
  | "available_power",
  string | null
>;

export interface PortPicture {
  port: number;
  device_id: string | null;
  /** What people call it, else "Port 3" in Home Assistant's language. */
  name: string;
  named: boolean;
  state: PortState;
  /** When power comes back, in ISO form; while it restarts. */
  until: string | null;
  power: number | null;
  allocated: number | null;
  requested: number | null;
  class_power_limit: number | null;
  poe_class: number | null;
  reason: string | null;
  reason_text: string | null;
  protected: boolean;
  watched: boolean;
  /** Home Assistant's device at the other end of the cable. */
  connected_device_id: string | null;
  entities: PortEntities;
}

export type PortEntities = Record<
  | "switch"
  | "power"
  | "energy"
  | "status"
  | "powered"
  | "poe_failure"
  | "restarting"
  | "power_cycle"
  | "activity",
  string | null
>;

export interface Faceplate {
  recorder: RecorderPicture;
  /** By the number of the port. */
  ports: Record<string, PortPicture>;
}

/** What has changed; a port that is null is gone. */
export interface Change {
  recorder?: RecorderPicture;
  ports?: Record<string, PortPicture | null>;
}

export interface Gone {
  gone: true;
}

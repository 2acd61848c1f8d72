/** Pictures of recorders and ports for the tests. */

import type { PortPicture, RecorderPicture } from "../src/contract";

export function aRecorder(given: Partial<RecorderPicture> = {}): RecorderPicture {
  return {
    device_id: "recorder",
    name: "AXIS S3008",
    model: "S3008",
    answers: true,
    since: null,
    reason: null,
    reason_key: null,
    reason_placeholders: {},
    failing: false,
    reason_text: null,
    budget: 65,
    allocated: 30,
    drawn: 12.5,
    available: 35,
    largest_class: "4",
    entities: {
      power: "sensor.recorder_power",
      energy: "sensor.recorder_energy",
      poe_failure: "binary_sensor.recorder_poe_failure",
      activity: "event.recorder_activity",
      keep_power: "switch.recorder_keep_power",
      connected: "binary_sensor.recorder_connected",
      power_budget: "sensor.recorder_power_budget",
      allocated_power: "sensor.recorder_allocated_power",
      available_power: "sensor.recorder_available_power",
    },
    ...given,
  };
}

export function aPort(port: number, given: Partial<PortPicture> = {}): PortPicture {
  return {
    port,
    device_id: `port${port}`,
    name: `Port ${port}`,
    named: false,
    state: "powered",
    until: null,
    power: 3.4,
    allocated: 7,
    requested: 5.9,
    class_power_limit: 7,
    poe_class: 2,
    reason: null,
    reason_text: null,
    protected: false,
    watched: false,
    connected_device_id: null,
    entities: {
      switch: `switch.port_${port}`,
      power: `sensor.port_${port}_power`,
      energy: `sensor.port_${port}_energy`,
      status: `sensor.port_${port}_status`,
      powered: `binary_sensor.port_${port}_powered`,
      poe_failure: `binary_sensor.port_${port}_poe_failure`,
      restarting: `binary_sensor.port_${port}_restarting`,
      power_cycle: `button.port_${port}_power_cycle`,
      activity: `event.port_${port}_activity`,
    },
    ...given,
  };
}

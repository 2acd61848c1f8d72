// Takes the time, in ms, of updates of the card and of as many tiles, by turns.
async rounds => {
  const PORTS = 48;
  const app = document.querySelector("home-assistant");
  const numbers = [...Array(PORTS).keys()].map(index => index + 1);
  const host = document.createElement("div");
  host.style = "position: fixed; inset: 0; overflow: auto; z-index: 99";
  document.body.append(host);

  const names = keys => Object.fromEntries(keys.map(key => [key, `sensor.race_${key}`]));
  const recorder = drawn => ({
    device_id: "race", name: "Race", model: "S3048", answers: true, since: null, reason: null,
    failing: false, reason_text: null, budget: 900, allocated: 600, drawn, available: 300,
    largest_class: "8", entities: names(["power", "energy", "poe_failure", "activity"]),
  });
  const port = (number, power) => ({
    port: number, device_id: `race${number}`, name: `Camera ${number}`, named: true,
    state: "powered", until: null, power, allocated: 12.5, requested: 10, class_power_limit: 15.4,
    poe_class: 3, reason: null, reason_text: null, protected: false, watched: false,
    connected_device_id: null, entities: names(["switch", "power", "energy", "activity"]),
  });
  const ports = power =>
    Object.fromEntries(numbers.map(number => [number, port(number, power + number / 10)]));
  let tell;
  const whole = {recorder: recorder(100), ports: ports(1)};
  const connection = {
    subscribeMessage: async listener => { tell = listener; listener(whole); return () => {}; },
    addEventListener: () => {},
    removeEventListener: () => {},
  };
  const states = power => ({
    ...app.hass.states,
    ...Object.fromEntries(numbers.map(number => [`sensor.race_${number}`, {
      entity_id: `sensor.race_${number}`,
      state: String(power + number / 10),
      attributes: {friendly_name: `Camera ${number}`, unit_of_measurement: "W", device_class: "power"},
      last_changed: "2026-01-01T00:00:00Z", last_updated: "2026-01-01T00:00:00Z", context: {id: "1"},
    }])),
  });
  const home = power => ({...app.hass, states: states(power), connection});

  const card = document.createElement("axis-nvr-poe-card");
  card.setConfig({type: "custom:axis-nvr-poe-card", device: "race"});
  card.hass = home(1);
  host.append(card);
  const {createCardElement} = await window.loadCardHelpers();
  const tiles = numbers.map(number => createCardElement({type: "tile", entity: `sensor.race_${number}`}));
  for (const tile of tiles) { tile.hass = {...app.hass, states: states(1)}; host.append(tile); }
  const pause = () => new Promise(resolve => setTimeout(resolve, 30));
  while (card.shadowRoot.querySelectorAll("axis-nvr-poe-jack").length < PORTS) await pause();
  while (tiles.some(tile => !tile.shadowRoot?.querySelector("ha-card"))) await pause();
  await pause();

  const jacks = [...card.shadowRoot.querySelectorAll("axis-nvr-poe-jack")];
  const drawn = async elements => { for (const one of elements) await one.updateComplete; };
  const races = {
    card: async power => {
      card.hass = home(power);
      tell({recorder: recorder(power), ports: ports(power)});
      await drawn([card, ...jacks]);
    },
    one: async power => {
      card.hass = home(power);
      tell({recorder: recorder(power), ports: {7: port(7, power)}});
      await drawn([card, ...jacks]);
    },
    tiles: async power => {
      const hass = home(power);
      for (const tile of tiles) tile.hass = hass;
      await drawn(tiles);
    },
  };
  const times = {card: [], one: [], tiles: []};
  for (let round = 0; round < rounds; round++) {
    for (const [name, run] of Object.entries(races)) {
      await pause();
      const began = performance.now();
      await run(2 + round);
      times[name].push(performance.now() - began);
    }
  }
  const seen = jacks[6].shadowRoot.textContent;
  if (!seen.includes(String(1 + rounds))) throw new Error(`the card shows ${seen}`);
  host.remove();
  return times;
}

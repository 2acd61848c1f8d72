// The faceplate: shows /simulator/state once a second, sends what is clicked.

const POLL = 1000;
const WORDS = {
  off: "Free",
  detecting: "Detecting",
  booting: "Booting",
  on: "On",
  "no-poe": "No PoE",
  refused: "No budget",
  hung: "Hangs",
  disabled: "Disabled",
  fault: "Fault",
};
const PHASES = {
  dark: "off",
  detecting: "detecting",
  booting: "booting",
  running: "on",
  no_poe: "no-poe",
  refused: "refused",
};

const find = (selector, where = document) => where.querySelector(selector);
const jacks = new Map();
const dialog = find("#port");
let catalogue;
let shown;
let opened;

const watts = (figure) => `${figure.toFixed(1)} W`;

function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

function element(name, text, className = "") {
  const made = document.createElement(name);
  made.textContent = text;
  made.className = className;
  return made;
}

// What the simulator is asked and told

async function call(name, given) {
  const options = given && {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(given),
  };
  const response = await fetch(name, options);
  const told = await response.json();
  if (!response.ok) throw new Error(told.error);
  return told;
}

async function act(name, given = {}) {
  const place = dialog.open ? find("#port-error") : find("#error");
  try {
    show(await call(name, given));
    place.hidden = true;
  } catch (error) {
    place.textContent = error.message;
    place.hidden = false;
  }
}

async function poll() {
  try {
    show(await call("state"));
    find("#away").hidden = true;
  } catch {
    find("#away").hidden = false;
  }
  setTimeout(poll, POLL);
}

// The recorder

function show(state) {
  shown = state;
  const { product } = state;
  document.title = `${product.full_name} (simulated)`;
  setText(find("#name"), product.full_name);
  setText(
    find("#details"),
    `${product.serial} · firmware ${product.firmware} · ${state.addresses.http} · ${state.addresses.https}`,
  );
  const up = find("#state");
  up.className = state.reachable ? "up" : "restarting";
  setText(
    up.lastElementChild,
    state.reachable ? `up ${duration(state.uptime)}` : `restarting, ${Math.ceil(state.back_in)} s left`,
  );
  const kept = { true: "on", false: "off", null: "not supported" };
  setText(find("#kept"), kept[state.keep_power]);
  setText(find("#streams"), streams(state.events));
  showBudget(state);
  showPorts(state.ports);
  showControls(state);
  showRequests(state);
  if (opened !== undefined) showPort();
}

function duration(seconds) {
  const minutes = Math.floor(seconds / 60);
  if (minutes < 1) return `${Math.floor(seconds)} s`;
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} h ${minutes % 60} min` : `${Math.floor(hours / 24)} days`;
}

function streams({ open, clients }) {
  return open > clients ? `${clients} + ${open - clients} idle` : `${clients}`;
}

function showBudget(state) {
  const scale = Math.max(state.power_limit, state.allocated_power, 1e-9);
  const share = (figure) => `${(100 * figure) / scale}%`;
  find("#allocated").style.width = share(state.allocated_power);
  find("#drawn").style.width = share(state.power);
  const available = state.power_limit - state.allocated_power;
  find("#bar").classList.toggle("over", available < 0);
  setText(find("#drawn-watts"), watts(state.power));
  setText(find("#allocated-watts"), watts(state.allocated_power));
  setText(find("#budget-watts"), watts(state.power_limit));
  setText(
    find("#available"),
    available < 0 ? `${watts(-available)} too much` : `${watts(available)} available`,
  );
  find("#bar").setAttribute(
    "aria-label",
    `${watts(state.power)} drawn and ${watts(state.allocated_power)} allocated of ${watts(state.power_limit)}`,
  );
}

function showControls(state) {
  for (const field of document.querySelectorAll("[data-state]")) {
    const told = String(state[field.dataset.state]);
    // Keep what is being typed.
    if (document.activeElement !== field && field.dataset.told !== told) field.value = told;
    field.dataset.told = told;
  }
  const keep = find("#keep-power");
  if (document.activeElement !== keep) keep.value = String(state.keep_power);
  const rules = state.misbehaviours.map((rule) => {
    const where = rule.path === "*" ? "every call" : rule.path;
    const left = rule.left === null ? "" : `, ${rule.left} left`;
    return `${rule.name} on ${where}: met ${rule.hits}${left}`;
  });
  const list = find("#rules");
  if (list.dataset.told !== JSON.stringify(rules)) {
    list.dataset.told = JSON.stringify(rules);
    list.replaceChildren(...rules.map((rule) => element("li", rule)));
  }
  find("#behave").disabled = rules.length === 0;
}

function showRequests(state) {
  setText(find("#count"), state.request_count ? `${state.request_count} in all` : "");
  find("#silence").hidden = state.requests.length > 0;
  const told = JSON.stringify(state.requests);
  const body = find("#requests");
  if (body.dataset.told === told) return;
  body.dataset.told = told;
  body.replaceChildren(...state.requests.toReversed().map(requestRow));
}

function requestRow(request) {
  const row = document.createElement("tr");
  // The zero-width spaces let a long query break between its parameters.
  const query = Object.entries(request.query).map(([name, value]) => `${name}=${value}`).join("&\u200b");
  const bad = request.status === null || request.status >= 400;
  row.append(
    element("td", new Date(request.time * 1000).toLocaleTimeString("en-GB")),
    element("td", request.method),
    element("td", request.path),
    element("td", query),
    element("td", request.authorization ?? "–"),
    element("td", String(request.status ?? "–"), bad ? "bad" : ""),
  );
  return row;
}

// The ports

function lampOf(port) {
  if (port.fault && (port.enabled || port.fault.even_disabled)) return "fault";
  if (!port.enabled) return "disabled";
  if (port.phase === "running" && !port.up) return "hung";
  return PHASES[port.phase];
}

function showPorts(ports) {
  const box = find("#ports");
  const columns = ports.length <= 8 ? ports.length : ports.length <= 20 ? Math.ceil(ports.length / 2) : 12;
  box.style.setProperty("--columns", Math.min(columns, 12));
  box.classList.toggle("dense", ports.length > 24);
  for (const [number, jack] of jacks) {
    if (ports.some((port) => port.port === number)) continue;
    jack.remove();
    jacks.delete(number);
    if (opened === number) dialog.close();
  }
  ports.forEach((port, index) => {
    if (!jacks.has(port.port)) {
      const jack = find("#jack").content.firstElementChild.cloneNode(true);
      jack.addEventListener("click", () => open(port.port));
      jacks.set(port.port, jack);
      box.insertBefore(jack, box.children[index] ?? null);
    }
    showJack(jacks.get(port.port), port);
  });
}

function showJack(jack, port) {
  const lamp = lampOf(port);
  const { status, camera } = port;
  const name = camera?.name ?? "";
  jack.className = `jack ${lamp}${camera ? " taken" : ""}`;
  setText(find(".number", jack), String(port.port));
  setText(find(".word", jack), WORDS[lamp]);
  setText(find(".watts", jack), watts(status.power_consumption));
  setText(find(".class", jack), classOf(port));
  setText(find(".camera", jack), name);
  jack.title = name;
  const label = `Port ${port.port}: ${name || "nothing plugged in"}, ${WORDS[lamp]}, ${watts(status.power_consumption)}`;
  jack.setAttribute("aria-label", label);
}

function classOf({ status, camera }) {
  if (status.poe_class !== null) return `class ${status.poe_class}`;
  if (!camera) return "";
  return camera.needs_poe ? `(class ${camera.poe_class})` : "own supply";
}

// One port's actions

function open(number) {
  opened = number;
  find("#port-error").hidden = true;
  showPort();
  dialog.showModal();
}

function showPort() {
  const port = shown.ports.find((one) => one.port === opened);
  if (!port) return;
  const { status, camera, fault } = port;
  const lamp = lampOf(port);
  setText(find("#port-title"), camera ? `Port ${port.port}: ${camera.name}` : `Port ${port.port}`);
  const said = find("#port-status");
  said.className = lamp;
  setText(said.lastElementChild, WORDS[lamp]);
  showFigures({
    Reported: status.description,
    Extra: status.extra || "–",
    Mode: port.enabled ? "enabled" : "disabled",
    Drawn: watts(status.power_consumption),
    Allocated: watts(status.allocated_power),
    Requested: status.requested_power === null ? "–" : watts(status.requested_power),
    Class: status.poe_class === null ? "–" : String(status.poe_class),
    "Class limit": watts(status.class_power_limit),
    "Supported class": `class ${status.pse_class_limit}`,
  });
  swap("#plug", "#plugged", camera !== null);
  swap("#break", "#broken", fault !== null);
  setText(find("#camera-name"), camera ? describe(camera) : "");
  setText(find("#fault-reason"), fault ? `Fault: ${fault.reason}` : "");
  find("#hang").disabled = !port.up;
  setText(find("#mode"), port.enabled ? "Disable" : "Enable");
}

// Shows one of two forms; the focus goes along, or the keyboard would be lost.
function swap(first, second, done) {
  const [hides, shows] = (done ? [first, second] : [second, first]).map((name) => find(name));
  const focused = hides.contains(document.activeElement);
  hides.hidden = true;
  shows.hidden = false;
  if (focused) find("button", shows).focus();
}

function showFigures(figures) {
  const list = find("#port-figures");
  if (!list.children.length) {
    for (const name of Object.keys(figures)) {
      const pair = document.createElement("div");
      pair.append(element("dt", name), document.createElement("dd"));
      list.append(pair);
    }
  }
  Object.values(figures).forEach((text, index) => setText(find("dd", list.children[index]), text));
}

function describe(camera) {
  if (!camera.needs_poe) return `${camera.name}, own supply`;
  return `${camera.name}, class ${camera.poe_class}, ${watts(camera.power)}`;
}

// The choice of what can be plugged in and what can go wrong

function offer() {
  find("#camera").replaceChildren(
    ...catalogue.cameras.map((camera, index) => {
      const option = element("option", describe(camera));
      option.value = index;
      return option;
    }),
  );
  find("#kind").replaceChildren(
    ...Object.keys(catalogue.misbehaviours).map((kind) => {
      const option = element("option", kind.replaceAll("_", " "));
      option.value = kind;
      return option;
    }),
  );
  find("#path").replaceChildren(
    ...["*", ...catalogue.calls].map((name) => {
      const option = element("option", name === "*" ? "every call" : name);
      option.value = name;
      return option;
    }),
  );
  offerArguments();
}

function offerArguments() {
  const fields = catalogue.misbehaviours[find("#kind").value];
  const rows = Object.entries(fields).map(([name, { type, required }]) => {
    const row = document.createElement("div");
    row.className = "row";
    const label = element("label", name.replaceAll("_", " "));
    const input = document.createElement("input");
    label.htmlFor = input.id = `argument-${name}`;
    input.dataset.name = name;
    input.dataset.type = type;
    input.required = required && type !== "bool";
    input.type = { bool: "checkbox", int: "number", float: "number" }[type] ?? "text";
    if (type === "float") input.step = "any";
    row.append(label, input);
    return row;
  });
  find("#arguments").replaceChildren(...rows);
}

function givenArguments() {
  const given = {};
  for (const { dataset, checked, value } of document.querySelectorAll("#arguments input")) {
    if (dataset.type === "bool") given[dataset.name] = checked;
    else if (value !== "") given[dataset.name] = dataset.type === "str" ? value : Number(value);
  }
  return given;
}

// What is clicked

for (const form of document.querySelectorAll("form[data-action]")) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const field = find("input", form);
    field.blur();
    act(form.dataset.action, { [field.name]: Number(field.value) });
  });
}
for (const button of document.querySelectorAll("[data-do]")) {
  button.addEventListener("click", () => act(button.dataset.do));
}
for (const button of document.querySelectorAll("[data-port-action]")) {
  button.addEventListener("click", () => act(button.dataset.portAction, { port: opened }));
}
find("#keep-power").addEventListener("change", (event) => {
  act("keep_power", { enabled: JSON.parse(event.target.value) });
});
find("#kind").addEventListener("change", offerArguments);
find("#misbehave").addEventListener("submit", (event) => {
  event.preventDefault();
  const times = find("#times").value;
  act("misbehave", {
    kind: find("#kind").value,
    path: find("#path").value,
    times: times === "" ? null : Number(times),
    arguments: givenArguments(),
  });
});
find("#plug").addEventListener("submit", (event) => {
  event.preventDefault();
  act("plug", { port: opened, camera: catalogue.cameras[find("#camera").value] });
});
find("#break").addEventListener("submit", (event) => {
  event.preventDefault();
  act("fault", { port: opened, reason: find("#reason").value });
});
find("#mode").addEventListener("click", () => {
  const { enabled } = shown.ports.find((port) => port.port === opened);
  act("mode", { port: opened, enabled: !enabled });
});
dialog.addEventListener("close", () => {
  jacks.get(opened)?.focus();
  opened = undefined;
});
dialog.addEventListener("click", (event) => {
  if (event.target === dialog) dialog.close();
});

async function begin() {
  try {
    catalogue = await call("catalogue");
    offer();
    poll();
  } catch {
    find("#away").hidden = false;
    setTimeout(begin, POLL);
  }
}

begin();

// What the page shows, in its address: a shared link shows the same.
import { isDay } from "./days.js";
import { PERIODS } from "./window.js";

export const ALL = "*";
const GRANULARITIES = ["auto", "daily", "weekly", "monthly"];
const EVIDENCE = ["metric", "role", "service", "environment", "person", "from", "to", "only"];
const OF = "of.";

function known(value, allowed, otherwise) {
  return allowed.includes(value) ? value : otherwise;
}

function isZone(name) {
  try {
    return Boolean(name && new Intl.DateTimeFormat("en", { timeZone: name }));
  } catch {
    return false;
  }
}

/** The state of an address, with defaults for missing or invalid parts. */
export function parse(search, usualZone) {
  const sent = new URLSearchParams(search);
  const day = (name) => (isDay(sent.get(name)) ? sent.get(name) : null);
  const zone = sent.get("tz");
  return {
    period: known(
      sent.get("period"),
      PERIODS.map((period) => period.key),
      "30d",
    ),
    from: day("from"),
    to: day("to"),
    environment: sent.get("environment"),
    services: [...new Set(sent.getAll("serviceName"))].sort(),
    tz: isZone(zone) ? zone : usualZone,
    granularity: known(sent.get("granularity"), GRANULARITIES, "auto"),
    service: sent.get("service"),
    evidence: parseEvidence(sent),
  };
}

function parseEvidence(sent) {
  if (!sent.get(`${OF}metric`)) {
    return null;
  }
  return Object.fromEntries(EVIDENCE.map((name) => [name, sent.get(OF + name)]));
}

/** The query of a state's address. */
export function format(state) {
  const query = new URLSearchParams();
  const add = (name, value) => value && query.append(name, value);
  add("service", state.service);
  add("period", state.period);
  if (state.period === "custom") {
    add("from", state.from);
    add("to", state.to);
  }
  add("environment", state.environment);
  for (const service of state.services) {
    add("serviceName", service);
  }
  add("tz", state.tz);
  add("granularity", state.granularity === "auto" ? null : state.granularity);
  if (state.evidence) {
    for (const name of EVIDENCE) {
      add(OF + name, state.evidence[name]);
    }
  }
  return `?${query}`;
}

/** The browser's address, from which the state is read and to which it is written. */
export class Address {
  #listeners = [];

  constructor(browser, usualZone) {
    this.browser = browser;
    this.usualZone = usualZone;
    this.state = parse(browser.location.search, usualZone);
    browser.addEventListener("popstate", () => {
      this.state = parse(browser.location.search, usualZone);
      this.#notify();
    });
  }

  onChange(listener) {
    this.#listeners.push(listener);
  }

  /** Shows something else; the back button returns. */
  go(change) {
    this.state = { ...this.state, ...change };
    this.browser.history.pushState(null, "", format(this.state));
    this.#notify();
  }

  /** Fills in what the address left open, without an entry in the browser's history. */
  complete(change) {
    this.state = { ...this.state, ...change };
    this.browser.history.replaceState(null, "", format(this.state));
  }

  #notify() {
    for (const listener of this.#listeners) {
      listener(this.state);
    }
  }
}

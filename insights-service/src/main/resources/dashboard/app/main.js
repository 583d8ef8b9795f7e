// Starts the page, then follows the address and live updates.

import { createClient } from "./api/client.js";
import { listen } from "./api/live.js";
import { createBar } from "./bar/bar.js";
import { EvidencePanel } from "./evidence/evidence.js";
import { keepAges } from "./page/ages.js";
import { showBuilds } from "./page/builds.js";
import { createContext } from "./page/context.js";
import { h } from "./page/dom.js";
import { createPage } from "./page/pages.js";
import { createStatus } from "./page/status.js";
import { welcome } from "./page/welcome.js";
import { orderOf } from "./panels/running.js";
import { Address, ALL, format } from "./state/address.js";

/** As docs/metrics.md names production. */
const PRODUCTION = ["production", "prod", "prd", "live"];
const PAUSE_MILLIS = 3_000;

const main = document.getElementById("main");
const client = createClient((...request) => fetch(...request));
const address = new Address(window, Intl.DateTimeFormat().resolvedOptions().timeZone);
const status = createStatus(document.getElementById("live"), document.getElementById("notice"));
const tools = {
  client,
  go: (change) => address.go(change),
  open: (evidence) => address.go({ evidence }),
  addressOf: (change) => format({ ...address.state, ...change }),
  /** Goes there without reloading the page, unless the reader opens another tab or window. */
  follow(event, change) {
    if (!event.metaKey && !event.ctrlKey && !event.shiftKey && event.button === 0) {
      event.preventDefault();
      address.go(change);
      scrollTo(0, 0);
      main.focus({ preventScroll: true });
    }
  },
};
const bar = createBar(document.getElementById("bar"), tools.go);
const evidence = new EvidencePanel(tools);

let known = { isEmpty: false, services: [], environments: [], answer: null };
let page = null;
let shown = null;
let hasBegun = false;

/** All services and environments there are. */
async function load() {
  const answer = await client.ask("insights/latest");
  const { results } = answer;
  known = {
    answer,
    isEmpty: results.length === 0,
    services: [...new Set(results.map((row) => row.serviceName).filter(Boolean))],
    environments: orderOf(results.map((row) => row.environment).filter(Boolean)),
  };
}

function show(state) {
  if (known.isEmpty) {
    page = null;
    shown = null;
    main.replaceChildren(welcome(known.answer, state.tz));
    return;
  }
  if (!state.environment) {
    const production = known.environments.filter((name) => PRODUCTION.includes(name.toLowerCase()));
    address.complete({ environment: production.length === 1 ? production[0] : ALL });
    show(address.state);
    return;
  }
  status.inZone(state.tz);
  bar.update(state, known);
  const withoutEvidence = format({ ...state, evidence: null });
  if (shown !== withoutEvidence) {
    shown = withoutEvidence;
    showPage(state);
  }
  evidence.show(state);
}

function showPage(state) {
  if (!page || page.service !== state.service) {
    page = createPage(state.service, tools);
    main.replaceChildren(page.element);
    document.title = state.service ? `${state.service} · Deployment Insights` : "Deployment Insights";
  }
  page.show(state, createContext(client, state));
}

async function refresh() {
  const wasEmpty = known.isEmpty;
  await load();
  if (wasEmpty || known.isEmpty) {
    show(address.state);
    return;
  }
  bar.update(address.state, known);
  showPage(address.state);
}

/** The first load, repeated until there is an answer. */
async function begin() {
  try {
    await load();
    address.complete({});
    show(address.state);
    address.onChange(show);
    hasBegun = true;
    main.removeAttribute("aria-busy");
    showBuilds(document.getElementById("builds"), client.health);
  } catch (problem) {
    main.replaceChildren(h("p", { class: "message failed" }, problem.message));
    setTimeout(begin, (problem.retryAfterSeconds ?? 0) * 1000 || PAUSE_MILLIS);
  }
}

client.onAnswer((answer) => status.answered(answer));
listen({
  updated(update) {
    status.updated(update);
    if (update.changed && hasBegun) {
      refresh().catch(status.lost);
    }
  },
  lost() {
    if (hasBegun) {
      // A proxy may block only the live updates: then the page polls.
      refresh().then(status.polling, status.lost);
    }
  },
});
keepAges();
// The selection is known before the first answer.
bar.update(address.state, known);
status.inZone(address.state.tz);
begin();

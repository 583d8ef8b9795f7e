// Begins, and then follows the address and the news.

import { createClient } from "./api/client.js";
import { listen } from "./api/live.js";
import { createBar } from "./bar/bar.js";
import { EvidencePanel } from "./evidence/evidence.js";
import { keepAges } from "./page/ages.js";
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
  /** Goes there without loading the page anew, unless another tab or window was asked for. */
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
async function look() {
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
  await look();
  if (wasEmpty || known.isEmpty) {
    show(address.state);
    return;
  }
  bar.update(address.state, known);
  showPage(address.state);
}

/** The first look, again and again until there is an answer. */
async function begin() {
  try {
    await look();
    address.complete({});
    show(address.state);
    address.onChange(show);
    hasBegun = true;
    main.removeAttribute("aria-busy");
  } catch (problem) {
    main.replaceChildren(h("p", { class: "message failed" }, problem.message));
    setTimeout(begin, (problem.retryAfterSeconds ?? 0) * 1000 || PAUSE_MILLIS);
  }
}

client.onAnswer((answer) => status.answered(answer));
listen({
  told(news) {
    status.told(news);
    if (news.changed && hasBegun) {
      refresh().catch(status.lost);
    }
  },
  lost() {
    if (hasBegun) {
      // It may be the news alone that can't come, by a proxy for example: then numbers are asked for.
      refresh().then(status.polling, status.lost);
    }
  },
});
keepAges();
// What was asked for is known before there is any answer.
bar.update(address.state, known);
status.inZone(address.state.tz);
begin();

// What runs where: each service in each environment, its age, deployments in progress, and how far production is behind.
import { insight, selectedServices } from "../api/questions.js";
import { counted } from "../format/numbers.js";
import { roughly } from "../format/times.js";
import { ageOf } from "../page/ages.js";
import { evidenceButton, h } from "../page/dom.js";
import { isUnderWay, statusMark } from "../page/outcomes.js";
import { Nothing } from "../page/panel.js";
import { scrollable } from "../page/table.js";

const USUAL_ORDER = ["staging", "production"];

/** Environments in the order a change passes through them; unknown ones come first. */
export function orderOf(environments) {
  const place = (name) => USUAL_ORDER.indexOf(name);
  return [...new Set(environments)].sort((a, b) => place(a) - place(b) || String(a).localeCompare(String(b)));
}

const latestPath = (state) => insight("latest", selectedServices(state));

export const running = {
  id: "running",
  title: "What runs where",
  wide: true,
  note: "Now, whatever the period. Deployments in progress are marked.",
  questions: (state) => ({
    latest: latestPath(state),
    drift: insight("drift", selectedServices(state)),
  }),
  csv: (state) => ({ path: latestPath(state), name: "what-runs-where" }),
  view(tools) {
    const element = h("div", {});
    return {
      element,
      update({ latest, drift }, state) {
        if (latest.results.length === 0) {
          return new Nothing("Nothing has been deployed yet.");
        }
        const environments = orderOf(latest.results.map((row) => row.environment));
        element.replaceChildren(scrollable("What runs where", tableOf(latest.results, environments, driftBy(drift.results), state, tools)));
        return null;
      },
    };
  },
};

function driftBy(results) {
  return new Map(results.map((row) => [row.serviceName, row]));
}

function tableOf(results, environments, drift, state, tools) {
  const services = [...new Set(results.map((row) => row.serviceName))];
  const cells = new Map(results.map((row) => [`${row.serviceName}\n${row.environment}`, row]));
  const head = h(
    "tr",
    {},
    h("th", { scope: "col" }, "Service"),
    environments.map((name) => h("th", { scope: "col" }, name ?? "No environment")),
    h("th", { scope: "col" }, "Production is behind by"),
  );
  return h(
    "table",
    { class: "running stacked" },
    h("caption", { class: "spoken" }, "The version of each service in each environment"),
    h("thead", {}, head),
    h(
      "tbody",
      {},
      services.map((service) =>
        h(
          "tr",
          {},
          h("th", { scope: "row" }, serviceLink(service, tools)),
          environments.map((environment) =>
            labelled(environment ?? "No environment", runningIn(cells.get(`${service}\n${environment}`), state, tools)),
          ),
          labelled("Production is behind by", driftOf(drift.get(service))),
        ),
      ),
    ),
  );
}

/** With the name of its column, for where rows are stacked. */
function labelled(label, content) {
  return h("td", { "data-label": label }, h("div", {}, content));
}

function serviceLink(service, tools) {
  if (service === null) {
    return "No service";
  }
  return h(
    "a",
    { href: tools.addressOf({ service, evidence: null }), on: { click: (event) => tools.follow(event, { service, evidence: null }) } },
    service,
  );
}

function runningIn(row, state, tools) {
  if (!row) {
    return h("span", { class: "absent" }, "–");
  }
  const open = () =>
    tools.open({ metric: "latest", service: row.serviceName, environment: row.environment, from: "0001-01-01", to: "9999-12-31" });
  const version =
    row.version === null ? h("span", { class: "absent" }, "nothing yet") : evidenceButton(row.version, open, { class: "number version" });
  const who = row.deployedBy ? [" · ", row.deployedBy] : [];
  const since = row.deployedAt ? h("span", { class: "sub" }, ageOf(row.deployedAt, state.tz), who) : null;
  return [version, since, attemptOf(row, state)];
}

/** The last attempt, where it isn't what runs. */
function attemptOf({ deploymentId, latestAttempt }, state) {
  if (!latestAttempt || latestAttempt.deploymentId === deploymentId) {
    return null;
  }
  const { version, status, startedAt } = latestAttempt;
  const underWay = isUnderWay(status);
  return h(
    "span",
    { class: `attempt ${underWay ? "under-way" : ""}` },
    statusMark(status),
    ` ${version ?? ""} `,
    startedAt &&
      (underWay && Date.parse(startedAt) <= Date.now()
        ? ["for ", ageOf(startedAt, state.tz, { asDuration: true })]
        : ageOf(startedAt, state.tz)),
  );
}

function driftOf(row) {
  if (row?.reason === "notComparable") {
    return h("span", { class: "absent", title: "What production runs was never in staging, by version or commit." }, "can’t be compared");
  }
  if (!row || row.versionsBehind === null) {
    return h("span", { class: "absent" }, "–");
  }
  const text = driftText(row);
  return text ? h("span", { class: "behind-by" }, text) : h("span", { class: "level" }, "up to date");
}

/** In words; empty if production has what staging has. */
export function driftText({ versionsBehind, deploymentsBehind, ageSeconds }) {
  if (!deploymentsBehind) {
    return "";
  }
  const versions = versionsBehind === deploymentsBehind ? [] : [counted(versionsBehind, "version", "versions")];
  return [counted(deploymentsBehind, "deployment", "deployments"), ...versions, roughly(ageSeconds)].join(", ");
}

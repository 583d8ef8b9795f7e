// The panel that opens from any number: the deployments it counts, and those it leaves out, with the reason.
import { evidenceParameters, insight } from "../api/questions.js";
import { count, counted } from "../format/numbers.js";
import { day, moment } from "../format/times.js";
import { h } from "../page/dom.js";
import { save } from "../page/download.js";
import { metricText, reasonText } from "../page/reasons.js";
import { scrollable } from "../page/table.js";
import { ALL } from "../state/address.js";
import { isDay, plusDays } from "../state/days.js";
import { onlyOf } from "./only.js";
import { evidenceTable } from "./rows.js";

const PAGE = 100;
const PAGE_TO_SAVE = 10_000;

export class EvidencePanel {
  #asking = null;
  #state = null;

  constructor(tools) {
    this.tools = tools;
    this.title = h("h2", { id: "evidence-title" });
    this.about = h("p", { class: "about" });
    this.roles = h("div", { class: "roles", role: "group", "aria-label": "Which deployments" });
    this.reasons = h("p", { class: "reasons" });
    this.status = h("p", { class: "note", role: "status" });
    this.list = h("div", { class: "list" });
    const close = h(
      "button",
      { type: "button", class: "quiet", "aria-label": "Close", autofocus: true, on: { click: () => this.dialog.close() } },
      "✕",
    );
    const csv = h(
      "button",
      { type: "button", class: "quiet", "aria-label": "These deployments as CSV", on: { click: () => this.#save() } },
      "CSV",
    );
    this.dialog = h(
      "dialog",
      { class: "evidence", "aria-labelledby": "evidence-title" },
      h("header", {}, this.title, csv, close),
      this.about,
      this.roles,
      this.reasons,
      this.status,
      this.list,
    );
    this.dialog.addEventListener("close", () => this.#state?.evidence && tools.go({ evidence: null }));
    this.dialog.addEventListener("click", (event) => event.target === this.dialog && this.dialog.close());
    document.body.append(this.dialog);
  }

  /** Shows the evidence that the state names, or closes. */
  show(state) {
    this.#asking?.abort();
    this.#state = state;
    if (!state.evidence) {
      this.dialog.close();
      return;
    }
    if (!this.dialog.open) {
      this.dialog.showModal();
    }
    const { metric } = state.evidence;
    const { role } = evidenceParameters(state, state.evidence);
    this.title.textContent = metricText(metric);
    this.roles.replaceChildren(
      ...["counted", "excluded"].map((each) =>
        h(
          "button",
          {
            type: "button",
            "aria-pressed": String(role === each),
            on: { click: () => this.tools.go({ evidence: { ...state.evidence, role: each } }) },
          },
          each === "counted" ? "Counted" : "Left out",
        ),
      ),
    );
    this.about.textContent = "";
    this.reasons.textContent = "";
    this.list.replaceChildren();
    this.#load(this.#path(state, PAGE), []);
  }

  #path(state, limit) {
    return insight("deployments", { ...evidenceParameters(state, state.evidence), limit });
  }

  /** Adds a page to those loaded. */
  async #load(path, found) {
    const state = this.#state;
    this.#asking = new AbortController();
    const { signal } = this.#asking;
    this.status.textContent = "Loading…";
    try {
      const answer = await this.tools.client.ask(path, signal);
      this.#render(state, answer, [...found, ...answer.results]);
    } catch (error) {
      if (!signal.aborted) {
        this.status.textContent = error.message;
      }
    }
  }

  #render(state, answer, all) {
    const { evidence, tz } = state;
    const { total, next } = answer;
    this.about.textContent = [scopeOf(state), onlyOf(evidence.only)?.name, answer.definition].filter(Boolean).join(" · ");
    const reasons = Object.entries(answer.excluded).filter(([, deployments]) => deployments > 0);
    this.reasons.textContent =
      reasons.length > 0
        ? `Left out: ${reasons.map(([reason, deployments]) => `${count(deployments)} ${reasonText(reason).toLowerCase()}`).join(", ")}.`
        : "Nothing was left out.";
    const seen = all.length < total ? `, of which you see ${count(all.length)}` : "";
    this.status.textContent = `${counted(total, "deployment", "deployments")}${seen}`;
    this.list.replaceChildren(
      all.length > 0 ? scrollable("Deployments", evidenceTable(all, tz, evidence.role)) : "",
      next ? h("button", { type: "button", on: { click: () => this.#load(next, all) } }, "Show more") : "",
    );
  }

  async #save() {
    const state = this.#state;
    try {
      save(await this.tools.client.csv(this.#path(state, PAGE_TO_SAVE)), `${state.evidence.metric}-deployments.csv`);
    } catch (error) {
      this.status.textContent = error.message;
    }
  }
}

/** Which deployments, in words. */
function scopeOf(state) {
  const { evidence, tz } = state;
  const { serviceName, environment, from, to } = evidenceParameters(state, evidence);
  const services = [serviceName].flat().filter(Boolean);
  const isAlways = !from || from.startsWith("0001");
  return [
    services.length > 3 ? counted(services.length, "service", "services") : services.join(", ") || "All services",
    environment && environment !== ALL ? environment : "all environments",
    evidence.person,
    isAlways ? null : `from ${begin(from, tz)}${to ? ` to ${end(to, tz)}` : ""}`,
  ]
    .filter(Boolean)
    .join(" · ");
}

function begin(from, timeZone) {
  return isDay(from) ? day(from) : moment(Date.parse(from), timeZone);
}

/** For whole days the last one, not the one after it. */
function end(to, timeZone) {
  return isDay(to) ? day(plusDays(to, -1)) : moment(Date.parse(to), timeZone);
}

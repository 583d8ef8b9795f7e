// The page's selection: period, environment, services, time zone, granularity.
import { h } from "../page/dom.js";
import { ALL } from "../state/address.js";
import { isDay, plusDays, today } from "../state/days.js";
import { granularityOf, PERIODS, windowOf } from "../state/window.js";
import { servicePicker } from "./services.js";

const GRANULARITIES = { auto: "Automatic", daily: "Days", weekly: "Weeks", monthly: "Months" };

function select(label, change) {
  const element = h("select", { on: { change: () => change(element.value) } });
  return { element, field: h("label", { class: "field" }, h("span", {}, label), element) };
}

function options(element, entries, chosen) {
  element.replaceChildren(...entries.map(([value, text]) => h("option", { value }, text)));
  element.value = chosen;
}

/** @param go shows something else: go({period: "7d"}) */
export function createBar(form, go) {
  let state = null;
  const period = select("Period", choosePeriod);
  const environment = select("Environment", (value) => go({ environment: value }));
  const granularity = select("Granularity", (value) => go({ granularity: value }));
  const from = h("input", { type: "date", required: true, on: { change: chooseDays } });
  const to = h("input", { type: "date", required: true, on: { change: chooseDays } });
  const days = h(
    "span",
    { class: "days" },
    h("label", { class: "field" }, h("span", {}, "From"), from),
    h("label", { class: "field" }, h("span", {}, "To"), to),
  );
  const picker = servicePicker((services) => go({ services }));
  const zone = h("input", { list: "zones", autocomplete: "off", spellcheck: "false", on: { change: chooseZone } });
  const zones = h(
    "datalist",
    { id: "zones" },
    ["UTC", ...Intl.supportedValuesOf("timeZone")].map((name) => h("option", { value: name })),
  );
  const services = h("div", { class: "field" }, h("span", { "aria-hidden": "true" }, "Services"), picker.element);

  form.append(
    period.field,
    days,
    environment.field,
    services,
    h("label", { class: "field" }, h("span", {}, "Time zone"), zone),
    zones,
    granularity.field,
  );
  form.addEventListener("submit", (event) => event.preventDefault());
  options(
    period.element,
    PERIODS.map(({ key, label }) => [key, label]),
    "30d",
  );

  function choosePeriod(value) {
    // The days just shown are a good starting point for custom ones.
    const shown = windowOf(state);
    const last = shown.to ? plusDays(shown.to, -1) : today(Date.now(), state.tz);
    go(value === "custom" ? { period: value, from: shown.from ?? plusDays(last, -29), to: last } : { period: value });
  }

  function chooseDays() {
    to.setCustomValidity(from.value > to.value ? "The last day must not be before the first." : "");
    if (isDay(from.value) && isDay(to.value) && to.reportValidity()) {
      go({ from: from.value, to: to.value });
    }
  }

  function chooseZone() {
    const isKnown = [...zones.children].some((option) => option.value === zone.value);
    zone.setCustomValidity(isKnown ? "" : "Choose one from the list, such as Europe/Berlin.");
    if (zone.reportValidity()) {
      go({ tz: zone.value });
    }
  }

  return {
    /** @param known {services, environments}: what there is to choose from */
    update(next, known) {
      state = next;
      period.element.value = state.period;
      days.hidden = state.period !== "custom";
      from.value = state.from ?? "";
      to.value = state.to ?? "";
      const wanted = state.environment ?? ALL;
      // The address may name an environment without deployments.
      const environments = new Set([ALL, ...known.environments, wanted]);
      options(
        environment.element,
        [...environments].map((name) => [name, name === ALL ? "All" : name]),
        wanted,
      );
      services.hidden = Boolean(state.service);
      picker.update(state.services, known.services);
      zone.value = state.tz;
      const automatic = `Automatic (${GRANULARITIES[granularityOf({ ...state, granularity: "auto" })].toLowerCase()})`;
      options(granularity.element, Object.entries({ ...GRANULARITIES, auto: automatic }), state.granularity);
    },
  };
}

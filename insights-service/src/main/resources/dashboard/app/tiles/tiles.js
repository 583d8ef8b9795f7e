// The five delivery metrics.
import { insight, selected } from "../api/questions.js";
import { count } from "../format/numbers.js";
import { evidenceButton, h } from "../page/dom.js";
import { reasonText } from "../page/reasons.js";
import { partsOf, windowOf } from "../state/window.js";
import { spark } from "./spark.js";
import { aboutLines, asideOf, BANDS, NAMES, trendOf, valueText } from "./tile.js";

const SPARK_POINTS = 10;

export const tiles = {
  id: "tiles",
  title: "How we ship",
  wide: true,
  async load(ask, state) {
    const summary = await ask(insight("summary", selected(state)));
    // Loaded after the numbers, from the same endpoint.
    const parts = partsOf(windowOf(state), SPARK_POINTS).map((part) =>
      ask(insight("summary", { ...selected(state), ...part })).catch(() => null),
    );
    return { summary, parts: Promise.all(parts) };
  },
  csv: (state) => ({ path: insight("summary", selected(state)), name: "delivery-metrics" }),
  view(tools) {
    const element = h("ul", { class: "tiles" });
    let drawn = 0;
    return {
      element,
      update({ summary, parts }) {
        const mine = ++drawn;
        const open = new Set([...element.querySelectorAll("details[open]")].map((each) => each.dataset.metric));
        element.replaceChildren(...summary.results.map((tile) => tileOf(tile, tools, open)));
        parts.then((answers) => {
          // Skipped for a period that is no longer shown, and if a request failed: gaps must mean missing data.
          if (mine === drawn && answers.length > 1 && !answers.includes(null)) {
            drawSparks(element, summary.results, answers);
          }
        });
      },
    };
  },
};

function tileOf(tile, tools, open) {
  const { value, unit } = valueText(tile.value, tile.unit);
  const name = NAMES[tile.metric] ?? tile.metric;
  const show = (role) => tools.open({ metric: tile.metric, role });
  return h(
    "li",
    { class: "tile", "data-metric": tile.metric },
    h("h3", {}, name),
    h(
      "p",
      { class: "value" },
      evidenceButton(value, () => show("counted"), { "aria-label": `${name}: ${value} ${unit}. Show the deployments` }),
      unit && h("span", { class: "unit" }, ` ${unit}`),
    ),
    h("p", { class: "aside" }, asideOf(tile)),
    h("div", { class: "spark-place" }),
    h("p", { class: "verdict" }, bandOf(tile)),
    trendLine(trendOf(tile)),
    about(tile, show, open.has(tile.metric)),
  );
}

function bandOf(tile) {
  if (tile.value === null) {
    return h("span", { class: "band none" }, "Nothing to measure");
  }
  if (tile.value !== null && tile.tooFewToJudge) {
    return h("span", { class: "band few" }, "Too few to judge");
  }
  if (!tile.benchmark) {
    return h("span", { class: "band none" }, "No benchmark");
  }
  const { band, year, source } = tile.benchmark;
  return h(
    "span",
    { class: `band ${band}`, title: `Thresholds of ${year}: ${source}` },
    BANDS[band] ?? band,
    h("span", { class: "year" }, ` ${year}`),
  );
}

function trendLine({ kind, sign, text }) {
  return h("p", { class: `trend ${kind}` }, sign && h("span", { "aria-hidden": "true" }, `${sign} `), text);
}

function about(tile, show, isOpen) {
  const excluded = Object.entries(tile.excluded ?? {}).filter(([, deployments]) => deployments > 0);
  return h(
    "details",
    { open: isOpen, "data-metric": tile.metric },
    h("summary", {}, "About this number"),
    aboutLines(tile).map((line) => h("p", {}, line)),
    excluded.length > 0 &&
      h(
        "p",
        {},
        "Left out: ",
        excludedList(excluded),
        ". ",
        h("button", { type: "button", class: "link", on: { click: () => show("excluded") } }, "Show them"),
      ),
  );
}

function excludedList(excluded) {
  return excluded.map(([reason, deployments]) => `${count(deployments)} ${reasonText(reason).toLowerCase()}`).join(", ");
}

function drawSparks(element, results, answers) {
  results.forEach((tile) => {
    const values = answers.map((answer) => answer.results.find((each) => each.metric === tile.metric)?.value ?? null);
    const place = element.querySelector(`[data-metric="${tile.metric}"] .spark-place`);
    const texts = values.map((value) => valueText(value, tile.unit).value).join(", ");
    place?.replaceChildren(spark(values, `${NAMES[tile.metric] ?? tile.metric} in ${values.length} parts of the period: ${texts}`));
  });
}

// Change failure rate by service and environment: a table whose bars show how sure each rate is.
import { insight, selected } from "../api/questions.js";
import { count, percent } from "../format/numbers.js";
import { evidenceButton, h, svg } from "../page/dom.js";
import { Nothing } from "../page/panel.js";
import { scrollable, table } from "../page/table.js";
import { FEWEST_TO_JUDGE } from "../tiles/tile.js";

const path = (state) => insight("failure-rate", selected(state));

/** The clearest problems first: by the lower end of the interval. */
export function worstFirst(results) {
  const low = (row) => row.confidence95?.[0] ?? -1;
  return [...results].sort((a, b) => low(b) - low(a) || b.finished - a.finished);
}

export const failureRate = {
  id: "failure-rate",
  title: "Change failure rate",
  note: "The clearest problems first. A bar is the 95 % interval, the mark on it the rate.",
  questions: (state) => ({ answer: path(state) }),
  csv: (state) => ({ path: path(state), name: "failure-rate" }),
  view(tools) {
    const element = h("div", {});
    return {
      element,
      update({ answer }) {
        const rows = worstFirst(answer.results.filter((row) => row.finished > 0));
        if (rows.length === 0) {
          return new Nothing("No deployment finished in this period.");
        }
        element.replaceChildren(scrollable("Change failure rate by service", tableOf(rows, tools)));
        return null;
      },
    };
  },
};

function tableOf(rows, tools) {
  const open = (row, more) => tools.open({ metric: "failure-rate", service: row.serviceName, environment: row.environment, ...more });
  return table(
    "Change failure rate by service and environment",
    [
      {
        label: "Service",
        header: true,
        cell: (row) => [row.serviceName ?? "No service", h("span", { class: "sub" }, row.environment ?? "no environment")],
      },
      { label: "Interval", cell: intervalOf },
      {
        label: "Rate",
        numeric: true,
        cell: (row) => [percent(row.changeFailureRate), row.finished < FEWEST_TO_JUDGE && h("span", { class: "sub" }, "too few")],
      },
      { label: "Failed", numeric: true, cell: (row) => some(row.failed, () => open(row, { only: "outcome:failed" })) },
      {
        label: "Rolled back",
        numeric: true,
        cell: (row) => some(row.rolledBack, () => open(row, { only: "outcome:rolledBack" })),
      },
      { label: "Of", numeric: true, cell: (row) => evidenceButton(count(row.finished), () => open(row)) },
    ],
    rows,
  );
}

/** A count of zero opens nothing. */
function some(deployments, open) {
  return deployments > 0 ? evidenceButton(count(deployments), open) : count(0);
}

function intervalOf({ changeFailureRate, confidence95, finished }) {
  const [low, high] = confidence95;
  const words = `${percent(low)} to ${percent(high)}`;
  return svg(
    "svg",
    {
      class: `interval ${finished < FEWEST_TO_JUDGE ? "few" : ""}`,
      viewBox: "0 0 100 14",
      preserveAspectRatio: "none",
      role: "img",
      "aria-label": words,
    },
    svg("title", {}, words),
    svg("rect", { class: "all", x: 0, y: 6, width: 100, height: 2 }),
    svg("rect", { class: "range", x: low * 100, y: 3, width: Math.max((high - low) * 100, 1), height: 8, rx: 1 }),
    svg("rect", { class: "rate", x: Math.min(changeFailureRate * 100, 98.5), y: 0, width: 1.5, height: 14 }),
  );
}

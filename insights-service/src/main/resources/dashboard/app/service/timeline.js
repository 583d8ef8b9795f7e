// A service's deployments on a line for each environment, over bands for failures.
import { insight, selected } from "../api/questions.js";
import { basics, Chart, tipOf } from "../charts/chart.js";
import { counted } from "../format/numbers.js";
import { axisMoment, duration, moment } from "../format/times.js";
import { h } from "../page/dom.js";
import { OUTCOMES, outcomeOf } from "../page/outcomes.js";
import { Nothing } from "../page/panel.js";
import { orderOf } from "../panels/running.js";
import { cutOf } from "./history.js";

const SYMBOLS = { succeeded: "circle", failed: "rect", rolledBack: "triangle", cancelled: "diamond", inProgress: "emptyCircle" };

export const timeline = {
  id: "timeline",
  title: "Timeline",
  wide: true,
  note: "A band is from a failure to what ended it.",
  load: async (_ask, _state, context) => context.history(),
  csv: (state) => ({
    path: insight("deployments", { ...selected(state), metric: "frequency", limit: 10_000 }),
    name: `${state.service}-deployments`,
  }),
  view(tools, panel) {
    const chart = new Chart("Timeline", {
      height: "low",
      click: ({ data }) =>
        data?.[2] &&
        tools.open({
          metric: "frequency",
          service: data[2].serviceName,
          environment: data[2].environment,
          from: data[2].startedAt,
          to: new Date(data[2].startedAtMillis + 1).toISOString(),
        }),
    });
    const legend = h(
      "ul",
      { class: "legend" },
      OUTCOMES.map(({ key, label }) =>
        h("li", { class: `status ${key}` }, h("span", { class: `shape ${SYMBOLS[key]}`, "aria-hidden": "true" }), label),
      ),
    );
    return {
      element: h("div", {}, legend, chart.element),
      update(history, state) {
        const { deployments, episodes, now } = history;
        panel.note.textContent = [timeline.note, cutOf(history)].filter(Boolean).join(" ");
        if (deployments.length === 0) {
          return new Nothing("No deployments of this service in this period.");
        }
        const words = `${counted(deployments.length, "deployment", "deployments")}, ${counted(episodes.length, "failure", "failures")}; the tables below have the details`;
        chart.draw(words, (colours) => optionOf(deployments, episodes, now, state.tz, colours));
        return null;
      },
    };
  },
};

function optionOf(deployments, episodes, now, timeZone, colours) {
  const environments = orderOf(deployments.map((each) => each.environment)).map((name) => name ?? "");
  const { axis, option } = basics(colours, ({ data }) =>
    tipOf(`${data[2].version ?? "No version"}, ${data[2].environment ?? ""}`, [
      [data[2].status ?? "No status", data[2].deployedBy ?? ""],
      [moment(data[0], timeZone), ""],
    ]),
  );
  const first = deployments.reduce((least, each) => Math.min(least, each.startedAtMillis), Infinity);
  const bands = episodes
    .filter(({ environment }) => environments.includes(environment ?? ""))
    .map(({ environment, since, until }) => [
      { name: duration(((until ?? now) - since) / 1000), coord: [Math.max(since, first), environment ?? ""] },
      { coord: [until ?? now, environment ?? ""] },
    ]);
  return {
    ...option,
    tooltip: { ...option.tooltip, trigger: "item" },
    grid: { ...option.grid, right: 20 },
    xAxis: { type: "time", min: first, max: now, ...axis, axisLabel: { ...axis.axisLabel, formatter: axisMoment(now - first, timeZone) } },
    yAxis: { type: "category", data: environments, inverse: true, ...axis, axisLine: { show: false } },
    series: [
      {
        // Thick lines behind the points.
        type: "scatter",
        data: [],
        markLine: {
          silent: true,
          symbol: "none",
          animation: false,
          label: { show: false },
          lineStyle: { color: colours.failed, width: 18, opacity: 0.22, type: "solid" },
          data: bands,
        },
      },
      ...OUTCOMES.map(({ key, label }) => ({
        name: label,
        type: "scatter",
        symbol: SYMBOLS[key],
        symbolSize: 10,
        cursor: "pointer",
        itemStyle: { color: colours[key], opacity: 0.9 },
        data: deployments
          .filter((each) => outcomeOf(each.status) === key)
          .map((each) => [each.startedAtMillis, each.environment ?? "", each]),
      })),
    ],
  };
}

// How long deployments took: each as a point, and the percentiles as lines over them.
import { insight, selected } from "../api/questions.js";
import { leadSeconds } from "../api/recent.js";
import { basics, Chart, tipOf } from "../charts/chart.js";
import { count, counted } from "../format/numbers.js";
import { percentile, sampled } from "../format/statistics.js";
import { axisMoment, day, duration, moment, roughly } from "../format/times.js";
import { evidenceButton, h } from "../page/dom.js";
import { Nothing } from "../page/panel.js";
import { putTableBehind, table } from "../page/table.js";

const MOST_POINTS = 4_000;
/** What people count time in: a scale of seconds has its marks there. */
const MARKS = [1, 5, 15, 60, 300, 900, 3_600, 14_400, 43_200, 86_400, 259_200, 604_800, 2_592_000, 31_536_000];
const LINES = [
  { share: 0.5, label: "Median" },
  { share: 0.9, label: "p90" },
  { share: 0.95, label: "p95" },
];

const path = (state) => insight("lead-time", selected(state));

export const leadTime = {
  id: "lead-time",
  title: "Deploy lead time",
  async load(ask, state, context) {
    const [answer, recent] = await Promise.all([ask(path(state)), context.recent()]);
    return { answer, recent };
  },
  csv: (state) => ({ path: path(state), name: "lead-time" }),
  view(tools, panel) {
    let points = [];
    const chart = new Chart("Lead time", {
      click: ({ componentType, data }) => componentType === "series" && openOne(data[2]),
    });
    const openOne = ({ serviceName, environment, startedAt, startedAtMillis }) =>
      tools.open({
        metric: "lead-time",
        service: serviceName,
        environment,
        from: startedAt,
        to: new Date(startedAtMillis + 1).toISOString(),
      });
    const behind = h("div", {});
    return {
      element: h("div", {}, chart.element, behind),
      update({ answer, recent }, state) {
        points = recent.deployments
          .map((deployment) => [deployment.startedAtMillis, leadSeconds(deployment), deployment])
          .filter(([, seconds]) => seconds !== null);
        if (points.length === 0) {
          return new Nothing("No successful deployment in this period has both a start and a finish.");
        }
        const sorted = points.map(([, seconds]) => seconds).sort((a, b) => a - b);
        const lines = LINES.map(({ share, label }) => ({ label, seconds: percentile(sorted, share) }));
        const shown = sampled(points, MOST_POINTS);
        panel.note.textContent = noteOf(points, shown, recent.from);
        const words = lines.map(({ label, seconds }) => `${label} ${duration(seconds)}`).join(", ");
        chart.draw(`Lead time of ${count(points.length)} deployments: ${words}`, (colours) => optionOf(shown, lines, state.tz, colours));
        putTableBehind(behind, "Lead time by service as a table", () => tableOf(answer.results, tools));
        return null;
      },
    };
  },
};

function noteOf(points, shown, from) {
  const parts = ["From start to success, on a logarithmic scale."];
  if (from) {
    parts.push(`The ${count(points.length)} since ${day(from)}: choose fewer services or a shorter period to see all.`);
  }
  if (shown.length < points.length) {
    parts.push(`The points are ${count(shown.length)} of ${count(points.length)}; the lines are of all.`);
  }
  return parts.join(" ");
}

function optionOf(points, lines, timeZone, colours) {
  const { axis, option } = basics(colours, ({ componentType, data, name }) =>
    componentType === "markLine"
      ? tipOf(name, [["", duration(10 ** data.yAxis)]])
      : tipOf(data[2].serviceName ?? "No service", [
          [data[2].environment ?? "", data[2].version ?? ""],
          ["Took", duration(leadSeconds(data[2]))],
          [moment(data[0], timeZone), ""],
        ]),
  );
  const scale = scaleOf(points.map(([, seconds]) => seconds));
  return {
    ...option,
    grid: { ...option.grid, top: 16 },
    tooltip: { ...option.tooltip, trigger: "item" },
    xAxis: {
      type: "time",
      ...axis,
      splitLine: { show: false },
      axisLabel: { ...axis.axisLabel, formatter: axisMoment(spanOf(points), timeZone) },
    },
    yAxis: {
      type: "value",
      ...axis,
      ...scale,
      axisLine: { show: false },
      axisTick: { show: false, customValues: scale.marks },
      axisLabel: { ...axis.axisLabel, customValues: scale.marks, formatter: (height) => duration(10 ** height) },
    },
    series: [
      {
        type: "scatter",
        symbolSize: points.length > 800 ? 4 : 6,
        large: points.length > 1_500,
        cursor: "pointer",
        itemStyle: { color: colours.accent, opacity: points.length > 800 ? 0.35 : 0.55 },
        data: points.map(([millis, seconds, deployment]) => [millis, heightOf(seconds), deployment]),
        markLine: {
          symbol: "none",
          silent: false,
          lineStyle: { color: colours.text, width: 1.25 },
          label: {
            color: colours.text,
            fontSize: 11,
            fontWeight: 600,
            // Over points as well.
            textBorderColor: colours.surface,
            textBorderWidth: 3,
            formatter: ({ name, value }) => `${name} ${roughly(10 ** value)}`,
          },
          data: lines.map(({ label, seconds }, i) => ({
            name: label,
            yAxis: heightOf(seconds),
            lineStyle: { type: ["solid", "dashed", "dotted"][i] },
            // The lines are often close: their names are where they don't meet.
            label: { position: ["insideEndBottom", "insideMiddleTop", "insideEndTop"][i] },
          })),
        },
      },
    ],
  };
}

function spanOf(points) {
  const all = points.map(([millis]) => millis);
  return all.reduce((a, b) => Math.max(a, b)) - all.reduce((a, b) => Math.min(a, b));
}

/** On a logarithmic scale, which has no place for less than a second. */
function heightOf(seconds) {
  return Math.log10(Math.max(seconds, 1));
}

/** From the mark below the least to the one above the most. */
export function scaleOf(allSeconds) {
  const least = allSeconds.reduce((a, b) => Math.min(a, b), Infinity);
  const most = allSeconds.reduce((a, b) => Math.max(a, b), 1);
  const first = MARKS.findLastIndex((mark) => mark <= least);
  const last = MARKS.findIndex((mark) => mark >= most);
  const marks = MARKS.slice(Math.max(first, 0), last < 0 ? undefined : last + 1).map(heightOf);
  return { marks, min: marks[0], max: Math.max(marks.at(-1), heightOf(most)) };
}

function tableOf(results, tools) {
  const seconds = (key) => (row) => duration(row[key]);
  return table(
    "Lead time by service",
    [
      { label: "Service", header: true, cell: (row) => row.serviceName ?? "No service" },
      {
        label: "Deployments",
        numeric: true,
        cell: (row) =>
          evidenceButton(count(row.deployments), () => tools.open({ metric: "lead-time", service: row.serviceName }), {
            "aria-label": counted(row.deployments, "deployment", "deployments"),
          }),
      },
      { label: "Median", numeric: true, cell: seconds("medianSeconds") },
      { label: "p90", numeric: true, cell: seconds("p90Seconds") },
      { label: "p95", numeric: true, cell: seconds("p95Seconds") },
      { label: "Longest", numeric: true, cell: seconds("maxSeconds") },
    ],
    results,
  );
}

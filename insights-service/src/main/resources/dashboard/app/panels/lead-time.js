// How long deployments took: each as a point, and the percentiles as lines over them.
import { latestDeployments, tookSeconds } from "../api/deployments.js";
import { insight, selected } from "../api/questions.js";
import { basics, Chart, tipOf } from "../charts/chart.js";
import { count, counted } from "../format/numbers.js";
import { axisMoment, duration, moment, roughly } from "../format/times.js";
import { evidenceButton, h } from "../page/dom.js";
import { Nothing } from "../page/panel.js";
import { putTableBehind, table } from "../page/table.js";

const MOST_POINTS = 4_000;
/** What people count time in: a scale of seconds has its marks there. */
const MARKS = [1, 5, 15, 60, 300, 900, 3_600, 14_400, 43_200, 86_400, 259_200, 604_800, 2_592_000, 31_536_000];
const LINES = [
  { key: "medianSeconds", label: "Median" },
  { key: "p90Seconds", label: "p90" },
  { key: "p95Seconds", label: "p95" },
];

const path = (state, more) => insight("lead-time", { ...selected(state), ...more });

export const leadTime = {
  id: "lead-time",
  title: "Deploy lead time",
  async load(ask, state) {
    const [byService, all, latest] = await Promise.all([
      ask(path(state)),
      ask(path(state, { groupBy: "all" })),
      latestDeployments(ask, state, "lead-time", MOST_POINTS),
    ]);
    return { byService, all, latest };
  },
  csv: (state) => ({ path: path(state), name: "lead-time" }),
  view(tools, panel) {
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
      update({ byService, all, latest }, state) {
        const points = latest.deployments.map((deployment) => [deployment.startedAtMillis, tookSeconds(deployment), deployment]);
        if (points.length === 0) {
          return new Nothing("No successful deployment in this period has both a start and a finish.");
        }
        const lines = LINES.map(({ key, label }) => ({ label, seconds: all.results[0][key] }));
        panel.note.textContent = noteOf(points.length, latest.total);
        const words = lines.map(({ label, seconds }) => `${label} ${duration(seconds)}`).join(", ");
        chart.draw(`Lead time of ${count(latest.total)} deployments: ${words}`, (colours) => optionOf(points, lines, state.tz, colours));
        putTableBehind(behind, "Lead time by service as a table", () => tableOf(byService.results, tools));
        return null;
      },
    };
  },
};

function noteOf(points, total) {
  const scale = "From start to success, on a logarithmic scale.";
  return points < total ? `${scale} The points are the latest ${count(points)} of ${count(total)}; the lines are of all.` : scale;
}

function optionOf(points, lines, timeZone, colours) {
  const { axis, option } = basics(colours, ({ componentType, data, name }) =>
    componentType === "markLine"
      ? tipOf(name, [["", duration(10 ** data.yAxis)]])
      : tipOf(data[2].serviceName ?? "No service", [
          [data[2].environment ?? "", data[2].version ?? ""],
          ["Took", duration(tookSeconds(data[2]))],
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

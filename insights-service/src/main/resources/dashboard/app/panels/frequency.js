// Deployments over time, stacked by outcome.
import { insight, selected } from "../api/questions.js";
import { basics, Chart, tipOf } from "../charts/chart.js";
import { pattern } from "../charts/palette.js";
import { count } from "../format/numbers.js";
import { bucket, shortBucket } from "../format/times.js";
import { evidenceButton, h } from "../page/dom.js";
import { OUTCOMES } from "../page/outcomes.js";
import { Nothing } from "../page/panel.js";
import { putTableBehind, table } from "../page/table.js";
import { bucketWindow, granularityOf, windowOf } from "../state/window.js";

const path = (state, more) => insight("frequency", { ...selected(state), granularity: granularityOf(state), ...more });

export const frequency = {
  id: "frequency",
  title: "Deployments over time",
  questions: (state) => ({ frequency: path(state, { groupBy: "all" }) }),
  /** Service by service. */
  csv: (state) => ({ path: path(state), name: "deployments-over-time" }),
  view(tools) {
    let shown = null;
    const open = (place, outcome) => {
      const { from, to } = bucketWindow(shown.buckets[place].start, shown.granularity, shown.window);
      tools.open({ metric: "frequency", from, to, only: outcome && `outcome:${outcome}` });
    };
    const chart = new Chart("Deployments over time", {
      click: ({ dataIndex, seriesId }) => open(dataIndex, seriesId),
    });
    const legend = h(
      "ul",
      { class: "legend" },
      OUTCOMES.map(({ key, label, sign }) =>
        h("li", { class: `status ${key}` }, h("span", { class: "sign", "aria-hidden": "true" }, sign), label),
      ),
    );
    const behind = h("div", {});
    return {
      element: h("div", {}, legend, chart.element, behind),
      update({ frequency: answer }, state) {
        const { total, buckets } = answer.results[0] ?? { total: 0 };
        if (total === 0) {
          return new Nothing("No deployments in this period.");
        }
        shown = { buckets, granularity: granularityOf(state), window: windowOf(state) };
        const label = `${count(total)} deployments over time, by outcome; the table below has the numbers`;
        chart.draw(label, (colours) => optionOf(shown, colours));
        putTableBehind(behind, "Deployments over time as a table", () => tableOf(shown, open));
        return null;
      },
    };
  },
};

function optionOf({ buckets, granularity }, colours) {
  const names = buckets.map((each) => bucket(each.start, granularity));
  const { axis, option } = basics(colours, (points) =>
    tipOf(names[points[0].dataIndex], points.map((point) => [point.seriesName, count(point.value)]).reverse()),
  );
  return {
    ...option,
    tooltip: { ...option.tooltip, trigger: "axis", axisPointer: { type: "shadow" } },
    xAxis: { type: "category", data: buckets.map((each) => shortBucket(each.start, granularity)), ...axis, splitLine: { show: false } },
    yAxis: { type: "value", minInterval: 1, ...axis, axisLine: { show: false } },
    series: OUTCOMES.map(({ key, label }) => ({
      id: key,
      name: label,
      type: "bar",
      stack: "all",
      barMaxWidth: 34,
      barCategoryGap: "22%",
      cursor: "pointer",
      itemStyle: { color: colours[key], decal: pattern(key, colours) },
      data: buckets.map((each) => each[key]),
    })),
  };
}

function tableOf({ buckets, granularity }, open) {
  const filled = buckets.map((each, place) => ({ ...each, place })).filter((each) => each.deployments > 0);
  return table(
    "Deployments over time, without empty rows",
    [
      { label: "From", header: true, cell: (row) => bucket(row.start, granularity) },
      { label: "All", numeric: true, cell: (row) => evidenceButton(count(row.deployments), () => open(row.place)) },
      ...OUTCOMES.map(({ key, label }) => ({
        label,
        numeric: true,
        cell: (row) => (row[key] ? evidenceButton(count(row[key]), () => open(row.place, key)) : count(0)),
      })),
    ],
    filled,
  );
}

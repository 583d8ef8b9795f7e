// What a service's deployments tell, as tables: episodes, versions, people.
import { count, percent } from "../format/numbers.js";
import { duration, moment } from "../format/times.js";
import { evidenceButton, h } from "../page/dom.js";
import { statusMark } from "../page/outcomes.js";
import { Nothing } from "../page/panel.js";
import { scrollable, table } from "../page/table.js";
import { orderOf } from "../panels/running.js";
import { FEWEST_TO_JUDGE } from "../tiles/tile.js";
import { peopleOf, versionsOf } from "./history.js";

const MOST_ROWS = 100;

/** A panel that is one table of the service's history. */
function tablePanel(id, title, empty, note, rowsAndColumns) {
  return {
    id,
    title,
    note,
    load: async (_ask, _state, context) => context.history(),
    view(tools) {
      const element = h("div", {});
      return {
        element,
        update(history, state) {
          const { rows, columns } = rowsAndColumns(history, state, tools);
          if (rows.length === 0) {
            return new Nothing(empty);
          }
          element.replaceChildren(scrollable(title, table(title, columns, rows.slice(0, MOST_ROWS))));
          return null;
        },
      };
    },
  };
}

const openOne = (tools, each) => () =>
  tools.open({
    metric: "frequency",
    environment: each.environment,
    from: each.startedAt,
    to: new Date(each.startedAtMillis + 1).toISOString(),
  });

export const episodes = tablePanel(
  "episodes",
  "Failures and recoveries",
  "Nothing has failed in this period.",
  "From a failure to the next success.",
  (history, state, tools) => ({
    rows: history.episodes,
    columns: [
      {
        label: "Failed",
        header: true,
        cell: (row) => [
          evidenceButton(moment(row.since, state.tz), openOne(tools, row.opening)),
          h("span", { class: "sub" }, `${row.opening.version ?? ""} · ${row.environment ?? ""}`),
        ],
      },
      {
        label: "Recovered",
        cell: (row) =>
          row.ending
            ? [moment(row.until, state.tz), h("span", { class: "sub" }, row.ending.version ?? "")]
            : h("span", { class: "status failed" }, "not yet"),
      },
      { label: "After", numeric: true, cell: (row) => duration(((row.until ?? history.now) - row.since) / 1000) },
      { label: "Failures", numeric: true, cell: (row) => count(row.failures) },
    ],
  }),
);

export const versions = tablePanel(
  "versions",
  "Versions",
  "No version was deployed in this period.",
  "The newest first, with the last attempt in each environment.",
  (history, state, tools) => {
    const environments = orderOf(history.deployments.map((each) => each.environment));
    return {
      rows: versionsOf(history.deployments),
      columns: [
        { label: "Version", header: true, cell: (row) => row.version ?? "No version" },
        ...environments.map((environment) => ({
          label: environment ?? "No environment",
          cell: (row) => attempt(row.attempts.get(environment)?.at(-1), state, tools),
        })),
      ],
    };
  },
);

function attempt(last, state, tools) {
  return last
    ? [
        statusMark(last.status),
        h(
          "span",
          { class: "sub" },
          evidenceButton(moment(last.startedAtMillis, state.tz), openOne(tools, last), { class: "number plain" }),
        ),
      ]
    : h("span", { class: "absent" }, "–");
}

export const people = tablePanel("people", "People", "Nobody deployed in this period.", "", (history, state, tools) => ({
  rows: peopleOf(history.deployments),
  columns: [
    { label: "Who", header: true, cell: (row) => row.person ?? "Nobody knows" },
    {
      label: "Deployments",
      numeric: true,
      cell: (row) => evidenceButton(count(row.deployments), () => tools.open({ metric: "frequency", person: row.person })),
    },
    {
      label: "Failed or rolled back",
      numeric: true,
      cell: (row) => [
        count(row.failed),
        h(
          "span",
          { class: "sub" },
          row.finished < FEWEST_TO_JUDGE ? `of ${count(row.finished)}, too few to judge` : percent(row.failed / row.finished),
        ),
      ],
    },
    { label: "Last", cell: (row) => moment(row.last, state.tz) },
  ],
}));

// A service's history as tables: episodes, versions, people.
import { insight, selected } from "../api/questions.js";
import { count, percent } from "../format/numbers.js";
import { duration, moment } from "../format/times.js";
import { csvBlob } from "../page/csv.js";
import { evidenceButton, h } from "../page/dom.js";
import { statusMark } from "../page/outcomes.js";
import { Nothing } from "../page/panel.js";
import { scrollable, table } from "../page/table.js";
import { orderOf } from "../panels/running.js";
import { FEWEST_TO_JUDGE } from "../tiles/tile.js";
import { cutOf, versionsOf } from "./history.js";

const MOST_ROWS = 100;

/** Says that not all rows are shown; empty where they are. */
function cutNote(rows) {
  return rows > MOST_ROWS ? `The first ${count(MOST_ROWS)} of ${count(rows)}; the CSV has all.` : "";
}

/** A panel that is one table of the service's history. */
function tablePanel({ id, title, empty, note = "", rowsOf, columnsOf, csv, file, fileRowsOf = rowsOf }) {
  return {
    id,
    title,
    note,
    load: async (_ask, _state, context) => context.history(),
    csv: csv ?? (async (state, context) => ({ blob: csvBlob(file, fileRowsOf(await context.history())), name: `${state.service}-${id}` })),
    view(tools, panel) {
      const element = h("div", {});
      return {
        element,
        update(history, state) {
          const rows = rowsOf(history);
          if (rows.length === 0) {
            return new Nothing(empty);
          }
          panel.note.textContent = [note, cutNote(rows.length), id === "episodes" ? "" : cutOf(history)].filter(Boolean).join(" ");
          element.replaceChildren(scrollable(title, table(title, columnsOf(history, state, tools), rows.slice(0, MOST_ROWS))));
          return null;
        },
      };
    },
  };
}

/** Opens the one deployment of an environment that started then. */
const openOne = (tools, environment, startedAt) => () =>
  tools.open({
    metric: "frequency",
    environment,
    from: startedAt,
    to: new Date(Date.parse(startedAt) + 1).toISOString(),
  });

export const episodes = tablePanel({
  id: "episodes",
  title: "Failures and recoveries",
  empty: "Nothing has failed in this period.",
  note: "From a failure to what ended it.",
  rowsOf: (history) => history.episodes,
  csv: (state) => ({ path: insight("episodes", selected(state)), name: `${state.service}-episodes` }),
  columnsOf: (history, state, tools) => [
    {
      label: "Failed",
      header: true,
      cell: (row) => [
        evidenceButton(moment(row.since, state.tz), openOne(tools, row.environment, row.opened.startedAt)),
        h("span", { class: "sub" }, `${row.opened.version ?? ""} · ${row.environment ?? ""}`),
      ],
    },
    {
      label: "Recovered",
      cell: (row) =>
        row.ended
          ? [moment(row.until, state.tz), h("span", { class: "sub" }, row.ended.version ?? "")]
          : h("span", { class: "status failed" }, "not yet"),
    },
    { label: "After", numeric: true, cell: (row) => duration(((row.until ?? history.now) - row.since) / 1000) },
    { label: "Failures", numeric: true, cell: (row) => count(row.failures) },
  ],
});

export const versions = tablePanel({
  id: "versions",
  title: "Versions",
  empty: "No version was deployed in this period.",
  note: "The newest first, with the last attempt in each environment.",
  rowsOf: (history) => versionsOf(history.deployments),
  /** A row for each environment that a version was deployed to. */
  fileRowsOf: (history) => versionsOf(history.deployments).flatMap(({ attempts }) => [...attempts.values()]),
  file: {
    version: (attempts) => attempts.at(-1).version,
    environment: (attempts) => attempts.at(-1).environment,
    attempts: (attempts) => attempts.length,
    lastStatus: (attempts) => attempts.at(-1).status,
    lastStartedAt: (attempts) => attempts.at(-1).startedAt,
    lastDeploymentId: (attempts) => attempts.at(-1).id,
  },
  columnsOf: ({ deployments }, state, tools) => [
    { label: "Version", header: true, cell: (row) => row.version ?? "No version" },
    ...orderOf(deployments.map((each) => each.environment)).map((environment) => ({
      label: environment ?? "No environment",
      cell: (row) => attempt(row.attempts.get(environment)?.at(-1), state, tools),
    })),
  ],
});

function attempt(last, state, tools) {
  return last
    ? [
        statusMark(last.status),
        h(
          "span",
          { class: "sub" },
          evidenceButton(moment(last.startedAtMillis, state.tz), openOne(tools, last.environment, last.startedAt), {
            class: "number plain",
          }),
        ),
      ]
    : h("span", { class: "absent" }, "–");
}

const peoplePath = (state) => insight("people", selected(state));

export const people = {
  id: "people",
  title: "People",
  questions: (state) => ({ answer: peoplePath(state) }),
  csv: (state) => ({ path: peoplePath(state), name: `${state.service}-people` }),
  view(tools, panel) {
    const element = h("div", {});
    return {
      element,
      update({ answer: { results } }, state) {
        if (results.length === 0) {
          return new Nothing("Nobody deployed in this period.");
        }
        panel.note.textContent = cutNote(results.length);
        element.replaceChildren(scrollable("People", table("People", personColumns(state, tools), results.slice(0, MOST_ROWS))));
        return null;
      },
    };
  },
};

function personColumns(state, tools) {
  return [
    { label: "Who", header: true, cell: (row) => row.deployedBy ?? "Nobody knows" },
    {
      label: "Deployments",
      numeric: true,
      cell: (row) => evidenceButton(count(row.deployments), () => tools.open({ metric: "frequency", person: row.deployedBy })),
    },
    {
      label: "Failed or rolled back",
      numeric: true,
      cell: (row) => [
        count(row.failed + row.rolledBack),
        h(
          "span",
          { class: "sub" },
          row.finished < FEWEST_TO_JUDGE ? `of ${count(row.finished)}, too few to judge` : percent(row.changeFailureRate),
        ),
      ],
    },
    { label: "Last", cell: (row) => moment(Date.parse(row.lastStartedAt), state.tz) },
  ];
}

// When in the week people deploy.
import { count, counted } from "../format/numbers.js";
import { day, weekdays } from "../format/times.js";
import { csvBlob } from "../page/csv.js";
import { h } from "../page/dom.js";
import { Nothing } from "../page/panel.js";
import { countByWeek, level } from "./week.js";

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

const HOUR_COLUMNS = HOURS.map((hour) => [`${String(hour).padStart(2, "0")}:00`, ([, row]) => row[hour]]);
/** A row is a weekday, counted from Monday = 0, with its hours. */
const COLUMNS = { weekday: ([weekday]) => weekdays("long", "en")[weekday], ...Object.fromEntries(HOUR_COLUMNS) };

function countsOf({ deployments }, { tz }) {
  return countByWeek(
    deployments.map((each) => each.startedAtMillis),
    tz,
  );
}

export const activity = {
  id: "activity",
  title: "Activity by weekday and hour",
  load: async (_ask, _state, context) => ({ recent: await context.recent() }),
  csv: async (state, context) => {
    const counts = countsOf(await context.recent(), state);
    return { blob: csvBlob(COLUMNS, [...counts.entries()]), name: "activity" };
  },
  view(tools, panel) {
    const element = h("div", {});
    return {
      element,
      update({ recent }, state) {
        if (recent.deployments.length === 0) {
          return new Nothing("No deployments in this period.");
        }
        const counts = countsOf(recent, state);
        const since = recent.from ? ` The ${count(recent.deployments.length)} since ${day(recent.from)}.` : "";
        panel.note.textContent = `Starts, in ${state.tz}.${since} Arrow keys move from hour to hour.`;
        element.replaceChildren(
          gridOf(counts, (weekday, hour) => tools.open({ metric: "frequency", only: `week:${weekday}-${hour}`, from: recent.from })),
        );
        return null;
      },
    };
  },
};

function gridOf(counts, open) {
  const most = Math.max(...counts.flat());
  const short = weekdays("short");
  const long = weekdays("long");
  const grid = h(
    "table",
    { class: "week" },
    h("caption", { class: "spoken" }, "Deployments by weekday and hour"),
    h(
      "thead",
      {},
      h(
        "tr",
        {},
        h("td", {}),
        HOURS.map((hour) => h("th", { scope: "col" }, hour % 3 === 0 ? String(hour) : h("span", { class: "spoken" }, String(hour)))),
      ),
    ),
    h(
      "tbody",
      {},
      counts.map((row, weekday) =>
        h(
          "tr",
          {},
          h("th", { scope: "row", title: long[weekday] }, short[weekday]),
          row.map((value, hour) => cell(value, weekday, hour)),
        ),
      ),
    ),
  );

  function cell(value, weekday, hour) {
    const label = `${long[weekday]}, ${hour} to ${hour + 1}: ${counted(value, "deployment", "deployments")}`;
    return h(
      "td",
      {},
      h("button", {
        type: "button",
        class: `hour level-${level(value, most)}`,
        title: label,
        "aria-label": label,
        tabindex: weekday === 0 && hour === 9 ? "0" : "-1",
        "data-place": `${weekday}-${hour}`,
        on: { click: () => open(weekday, hour), keydown: (event) => move(event, weekday, hour) },
      }),
    );
  }

  /** One stop for the tab key, arrows inside. */
  function move(event, weekday, hour) {
    const [down, right] = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key] ?? [0, 0];
    const next = grid.querySelector(`[data-place="${weekday + down}-${hour + right}"]`);
    if (next && (down || right)) {
      event.preventDefault();
      event.currentTarget.tabIndex = -1;
      next.tabIndex = 0;
      next.focus();
    }
  }

  return grid;
}

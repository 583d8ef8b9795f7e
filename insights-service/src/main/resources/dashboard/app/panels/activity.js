// When in the week people deploy.
import { insight, selected } from "../api/questions.js";
import { counted } from "../format/numbers.js";
import { weekdays } from "../format/times.js";
import { h } from "../page/dom.js";
import { Nothing } from "../page/panel.js";
import { level } from "./week.js";

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const DAYS = Array.from({ length: 7 }, (_, weekday) => weekday);

const path = (state) => insight("activity", selected(state));

export const activity = {
  id: "activity",
  title: "Activity by weekday and hour",
  questions: (state) => ({ answer: path(state) }),
  csv: (state) => ({ path: path(state), name: "activity" }),
  view(tools, panel) {
    const element = h("div", {});
    return {
      element,
      update({ answer: { results } }, state) {
        if (results.every((each) => each.deployments === 0)) {
          return new Nothing("No deployments in this period.");
        }
        panel.note.textContent = `Starts, in ${state.tz}. Arrow keys move from hour to hour.`;
        element.replaceChildren(gridOf(results, (weekday, hour) => tools.open({ metric: "frequency", only: `week:${weekday}-${hour}` })));
        return null;
      },
    };
  },
};

/** @param results the hours of the week, from Monday's first on */
function gridOf(results, open) {
  const most = Math.max(...results.map((each) => each.deployments));
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
      DAYS.map((weekday) =>
        h(
          "tr",
          {},
          h("th", { scope: "row", title: long[weekday] }, short[weekday]),
          HOURS.map((hour) => cell(results[weekday * HOURS.length + hour].deployments, weekday, hour)),
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

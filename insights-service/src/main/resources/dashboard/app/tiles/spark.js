// A sparkline: a few values as a line without axes.
import { svg } from "../page/dom.js";

const WIDTH = 120;
const HEIGHT = 28;
const MARGIN = 3;

/** The runs of points of a line that has gaps where values are null. */
export function runsOf(values) {
  const known = values.filter((value) => value !== null);
  const top = Math.max(...known, Number.MIN_VALUE);
  const step = values.length > 1 ? (WIDTH - 2 * MARGIN) / (values.length - 1) : 0;
  const runs = [];
  let run = null;
  values.forEach((value, i) => {
    if (value === null) {
      run = null;
      return;
    }
    if (!run) {
      run = [];
      runs.push(run);
    }
    // From zero: a truncated axis would exaggerate small changes.
    run.push([MARGIN + i * step, HEIGHT - MARGIN - (value / top) * (HEIGHT - 2 * MARGIN)]);
  });
  return runs;
}

export function spark(values, label) {
  const rounded = ([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`;
  const runs = runsOf(values);
  const last = values.at(-1) === null ? null : runs.at(-1)?.at(-1);
  return svg(
    "svg",
    { class: "spark", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: "none", role: "img", "aria-label": label },
    runs
      .filter((run) => run.length > 1)
      .map((run) => svg("polyline", { points: run.map(rounded).join(" "), "vector-effect": "non-scaling-stroke" })),
    [...runs.filter((run) => run.length === 1).flat(), last].filter(Boolean).map((point) => dot(rounded(point))),
  );
}

/** A line of no length with round ends: unlike a circle it stays round at any width of the drawing. */
function dot(point) {
  return svg("polyline", { class: "dot", points: `${point} ${point}`, "vector-effect": "non-scaling-stroke" });
}

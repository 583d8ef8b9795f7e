// Deployments by day, week or month.
import { insight, selected } from "../api/questions.js";
import { OUTCOMES } from "../page/outcomes.js";
import { granularityOf } from "../state/window.js";

const NONE = Object.fromEntries(OUTCOMES.map(({ key }) => [key, 0]));

/** The buckets of all services together. */
export function bucketsOf(results) {
  const byStart = new Map();
  for (const { buckets } of results) {
    for (const each of buckets) {
      const sum = byStart.get(each.start) ?? { start: each.start, deployments: 0, ...NONE };
      for (const key of Object.keys(sum)) {
        sum[key] = key === "start" ? each.start : sum[key] + each[key];
      }
      byStart.set(each.start, sum);
    }
  }
  return [...byStart.values()].sort((a, b) => (a.start < b.start ? -1 : 1));
}

export function frequencyPath(state) {
  return insight("frequency", { ...selected(state), granularity: granularityOf(state) });
}

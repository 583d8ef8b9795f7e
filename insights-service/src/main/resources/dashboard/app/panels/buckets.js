// Deployments by day, week or month.
import { insight, selected } from "../api/questions.js";
import { granularityOf } from "../state/window.js";

/** The buckets of all services together. */
export function bucketsOf(results) {
  const byStart = new Map();
  for (const { buckets } of results) {
    for (const each of buckets) {
      const sum = byStart.get(each.start) ?? { start: each.start, deployments: 0, succeeded: 0, failed: 0, rolledBack: 0, inProgress: 0 };
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

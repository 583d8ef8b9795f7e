// The page's period, and its parts.
import { daysBetween, endOfBucket, plusDays, today } from "./days.js";

export const PERIODS = [
  { key: "7d", label: "Last 7 days", days: 7 },
  { key: "30d", label: "Last 30 days", days: 30 },
  { key: "90d", label: "Last 90 days", days: 90 },
  { key: "365d", label: "Last 365 days", days: 365 },
  { key: "all", label: "All time" },
  { key: "custom", label: "From … to …" },
];

const LONGEST_IN_DAYS = 62;
const LONGEST_IN_WEEKS = 550;

/** Its first day and the day after its last, both null if the period is open. */
export function windowOf(state, now = Date.now()) {
  if (state.period === "custom") {
    return { from: state.from, to: state.to && plusDays(state.to, 1) };
  }
  const days = PERIODS.find((period) => period.key === state.period)?.days;
  if (!days) {
    return { from: null, to: null };
  }
  const tomorrow = plusDays(today(now, state.tz), 1);
  return { from: plusDays(tomorrow, -days), to: tomorrow };
}

/** The chosen granularity, or one with a readable number of bars. */
export function granularityOf(state, now = Date.now()) {
  if (state.granularity !== "auto") {
    return state.granularity;
  }
  const { from, to } = windowOf(state, now);
  if (!from || !to || daysBetween(from, to) > LONGEST_IN_WEEKS) {
    return "monthly";
  }
  return daysBetween(from, to) > LONGEST_IN_DAYS ? "weekly" : "daily";
}

/** Of two days. ISO texts of days are in the order of the days. */
function later(day, other) {
  return day > other ? day : other;
}

/** The window in parts of equal length, the last possibly shorter, for a line with that many points. */
export function partsOf({ from, to }, most) {
  if (!from || !to) {
    return [];
  }
  const length = Math.ceil(daysBetween(from, to) / most);
  const parts = [];
  // Backwards: the latest part is a whole one, so that it can be compared with the others.
  for (let end = to; end > from; end = plusDays(end, -length)) {
    const start = plusDays(end, -length);
    parts.unshift({ from: later(start, from), to: end });
  }
  return parts;
}

/** A bucket as a window, cut to the one it is in. */
export function bucketWindow(start, granularity, { from, to }) {
  const end = endOfBucket(start, granularity);
  return { from: from && from > start ? from : start, to: to && to < end ? to : end };
}

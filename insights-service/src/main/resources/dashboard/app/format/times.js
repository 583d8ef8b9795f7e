// Durations, dates and ages in the reader's locale.
import { inUnit, NONE } from "./numbers.js";

const UNITS = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
];

/** The two largest units of a number of seconds: 2 hr 5 min. */
export function duration(seconds, locale) {
  if (seconds === null || seconds === undefined) {
    return NONE;
  }
  const whole = Math.round(Math.abs(seconds));
  const sign = seconds < 0 ? "−" : "";
  const first = UNITS.findIndex(([, size]) => whole >= size);
  if (first < 0) {
    return inUnit(0, "second", locale);
  }
  const [unit, size] = UNITS[first];
  const next = UNITS[first + 1];
  if (!next) {
    return sign + inUnit(whole, unit, locale);
  }
  const smaller = Math.round((whole % size) / next[1]);
  if (smaller * next[1] === size) {
    return duration(Math.sign(seconds) * (Math.floor(whole / size) + 1) * size, locale);
  }
  const larger = inUnit(Math.floor(whole / size), unit, locale);
  return sign + (smaller > 0 ? `${larger} ${inUnit(smaller, next[0], locale)}` : larger);
}

/** The largest unit alone, where there is little room: 6.3 min. */
export function roughly(seconds, locale) {
  const [unit, size] = UNITS.find(([, each]) => seconds >= each) ?? UNITS.at(-1);
  return inUnit(seconds / size, unit, locale, seconds / size < 10 ? 1 : 0);
}

/** How long ago, or ahead, in the largest unit: 3 hours ago. */
export function age(from, now, locale) {
  const seconds = (from - now) / 1000;
  const [unit, size] = UNITS.find(([, each]) => Math.abs(seconds) >= each) ?? UNITS.at(-1);
  return new Intl.RelativeTimeFormat(locale, { numeric: "auto", style: "long" }).format(Math.trunc(seconds / size), unit);
}

const cached = new Map();

function formatter(options, timeZone, locale) {
  const key = JSON.stringify([locale, timeZone, options]);
  if (!cached.has(key)) {
    cached.set(key, new Intl.DateTimeFormat(locale, { ...options, timeZone }));
  }
  return cached.get(key);
}

export function moment(millis, timeZone, locale) {
  return formatter({ dateStyle: "medium", timeStyle: "short" }, timeZone, locale).format(millis);
}

export function clock(millis, timeZone, locale) {
  return formatter({ timeStyle: "medium" }, timeZone, locale).format(millis);
}

const MILLIS_A_DAY = 86_400_000;

/** Moments on an axis: by their hour where all of them are of two days at most. */
export function axisMoment(spanMillis, timeZone, locale) {
  const options =
    spanMillis > 2 * MILLIS_A_DAY ? { day: "numeric", month: "short" } : { weekday: "short", hour: "numeric", minute: "2-digit" };
  return (millis) => formatter(options, timeZone, locale).format(millis);
}

/** A calendar day, already in its zone. */
export function day(isoDay, locale) {
  return formatter({ dateStyle: "medium" }, "UTC", locale).format(Date.parse(isoDay));
}

export function shortDay(isoDay, locale) {
  return formatter({ day: "numeric", month: "short" }, "UTC", locale).format(Date.parse(isoDay));
}

/** A short name for a bucket, for an axis. */
export function shortBucket(start, granularity, locale) {
  return granularity === "monthly" ? bucket(start, granularity, locale) : shortDay(start, locale);
}

/** A bucket by its first day. */
export function bucket(start, granularity, locale) {
  if (granularity === "monthly") {
    return formatter({ month: "short", year: "numeric" }, "UTC", locale).format(Date.parse(start));
  }
  return granularity === "weekly" ? `Week of ${day(start, locale)}` : day(start, locale);
}

/** Monday first, as in ISO weeks. */
export function weekdays(style, locale) {
  const monday = Date.UTC(2024, 0, 1);
  return Array.from({ length: 7 }, (_, i) => formatter({ weekday: style }, "UTC", locale).format(monday + i * 86_400_000));
}

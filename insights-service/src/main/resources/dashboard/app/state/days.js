// Calendar days as ISO texts (2026-04-14), in whatever time zone they were cut.

const MILLIS_A_DAY = 86_400_000;

export function today(now, timeZone) {
  const parts = new Intl.DateTimeFormat("en", {
    timeZone,
    calendar: "iso8601",
    numberingSystem: "latn",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  }).formatToParts(now);
  const part = (type) => parts.find((each) => each.type === type).value;
  return `${part("year")}-${part("month")}-${part("day")}`;
}

export function plusDays(day, days) {
  return new Date(Date.parse(day) + days * MILLIS_A_DAY).toISOString().slice(0, 10);
}

export function daysBetween(from, to) {
  return Math.round((Date.parse(to) - Date.parse(from)) / MILLIS_A_DAY);
}

export function isDay(text) {
  return /^\d{4}-\d\d-\d\d$/.test(text ?? "") && !Number.isNaN(Date.parse(text)) && plusDays(text, 0) === text;
}

/** The day after the last one of a bucket that starts on a day. */
export function endOfBucket(start, granularity) {
  if (granularity === "weekly") {
    return plusDays(start, 7);
  }
  if (granularity === "monthly") {
    const [year, month] = start.split("-").map(Number);
    return new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);
  }
  return plusDays(start, 1);
}

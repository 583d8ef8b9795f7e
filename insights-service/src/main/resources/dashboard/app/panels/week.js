// Counts moments by weekday and hour of a time zone.

const QUARTER_MILLIS = 900_000;
const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/**
 * Where in the week a moment is: [weekday from Monday = 0, hour]. Zones differ from each other by whole quarters of an hour, so
 * each quarter is looked up once.
 */
export function placeInWeek(timeZone) {
  const format = new Intl.DateTimeFormat("en-GB", { timeZone, weekday: "short", hour: "2-digit", hourCycle: "h23" });
  const known = new Map();
  return (millis) => {
    const quarter = Math.floor(millis / QUARTER_MILLIS);
    let place = known.get(quarter);
    if (!place) {
      const parts = format.formatToParts(quarter * QUARTER_MILLIS);
      const part = (type) => parts.find((each) => each.type === type).value;
      place = [DAYS.indexOf(part("weekday")), Number(part("hour"))];
      known.set(quarter, place);
    }
    return place;
  };
}

/** Seven rows of 24 counts. */
export function countByWeek(allMillis, timeZone) {
  const counts = Array.from({ length: 7 }, () => new Array(24).fill(0));
  const place = placeInWeek(timeZone);
  for (const millis of allMillis) {
    const [weekday, hour] = place(millis);
    counts[weekday][hour]++;
  }
  return counts;
}

/** How strong a colour is for a count, from 0 to 6: by its root, because few are worth seeing beside many. */
export function level(count, most) {
  return count === 0 ? 0 : Math.max(1, Math.round(6 * Math.sqrt(count / most)));
}

// What a list of deployments is narrowed to that the API has no parameter for: an outcome, a fault, an hour of the week.
import { weekdays } from "../format/times.js";
import { OUTCOMES, outcomeOf } from "../page/outcomes.js";
import { reasonText } from "../page/reasons.js";
import { placeInWeek } from "../panels/week.js";

/** Whether a deployment is in, and how that is called; null where all are. */
export function onlyOf(text, timeZone) {
  const [kind, value] = text?.split(":") ?? [];
  switch (kind) {
    case "outcome":
      return { name: OUTCOMES.find((each) => each.key === value)?.label ?? value, includes: (each) => outcomeOf(each.status) === value };
    case "fault":
      return { name: reasonText(value), includes: (each) => each.faults.includes(value) };
    case "week": {
      const [weekday, hour] = value.split("-").map(Number);
      const place = placeInWeek(timeZone);
      return {
        name: `${weekdays("long")[weekday]}, ${hour} to ${hour + 1}`,
        includes: ({ startedAt }) => startedAt !== null && place(Date.parse(startedAt)).join("-") === value,
      };
    }
    default:
      return null;
  }
}

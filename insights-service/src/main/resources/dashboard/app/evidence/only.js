// What a list of deployments is narrowed to: an outcome, a fault, an hour of the week.
import { weekdays } from "../format/times.js";
import { OUTCOMES } from "../page/outcomes.js";
import { reasonText } from "../page/reasons.js";

const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/** The API's parameters for that, and its name; null for no narrowing. */
export function onlyOf(text) {
  const [kind, value] = text?.split(":") ?? [];
  switch (kind) {
    case "outcome":
      return { name: OUTCOMES.find((each) => each.key === value)?.label ?? value, parameters: { outcome: value } };
    case "fault":
      return { name: reasonText(value), parameters: { reason: value } };
    case "week": {
      const [weekday, hour] = value.split("-").map(Number);
      return { name: `${weekdays("long")[weekday]}, ${hour} to ${hour + 1}`, parameters: { hour: `${DAYS[weekday]}-${hour}` } };
    }
    default:
      return null;
  }
}

// Outcomes: a name, a sign and a colour, so that no meaning depends on colour alone.
import { h } from "./dom.js";

export const OUTCOMES = [
  { key: "succeeded", label: "Succeeded", sign: "✓" },
  { key: "failed", label: "Failed", sign: "✕" },
  { key: "rolledBack", label: "Rolled back", sign: "↺" },
  { key: "cancelled", label: "Cancelled", sign: "–" },
  { key: "inProgress", label: "In progress", sign: "…" },
];

const BY_STATUS = {
  Succeeded: "succeeded",
  Failed: "failed",
  RolledBack: "rolledBack",
  Cancelled: "cancelled",
  Queued: "inProgress",
  Building: "inProgress",
  Deploying: "inProgress",
};

/** The key of a status; null if it is none of the seven. */
export function outcomeOf(status) {
  return BY_STATUS[status] ?? null;
}

export function isUnderWay(status) {
  return outcomeOf(status) === "inProgress";
}

/** A status with its sign. */
export function statusMark(status) {
  const outcome = OUTCOMES.find((each) => each.key === outcomeOf(status));
  const label = outcome && outcome.key !== "inProgress" ? outcome.label : (status ?? "No status");
  return h(
    "span",
    { class: `status ${outcome?.key ?? "unknown"}` },
    h("span", { class: "sign", "aria-hidden": "true" }, outcome?.sign ?? "?"),
    label,
  );
}

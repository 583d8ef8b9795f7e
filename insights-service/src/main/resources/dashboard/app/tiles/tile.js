// The texts of a delivery metric.
import { amount, count, counted, percent } from "../format/numbers.js";
import { day, duration } from "../format/times.js";

/** A share of fewer deployments says little. */
export const FEWEST_TO_JUDGE = 10;

export const NAMES = {
  "deployment-frequency": "Deployment frequency",
  "lead-time": "Deploy lead time",
  "change-lead-time": "Change lead time",
  "failure-rate": "Change failure rate",
  "recovery-time": "Recovery time",
  "rework-rate": "Rework rate",
};

export const BANDS = { elite: "Elite", high: "High", medium: "Medium", low: "Low" };

/** A value and the words behind it. */
export function valueText(value, unit, locale) {
  if (value === null || value === undefined) {
    return { value: "–", unit: "" };
  }
  if (unit === "deploymentsPerDay") {
    return frequencyText(value, locale);
  }
  return unit === "share" ? { value: percent(value, locale), unit: "" } : { value: duration(value, locale), unit: "" };
}

function frequencyText(perDay, locale) {
  if (perDay >= 1) {
    return { value: amount(perDay, locale), unit: "a day" };
  }
  return perDay >= 1 / 7
    ? { value: amount(perDay * 7, locale), unit: "a week" }
    : { value: amount(perDay * 30, locale), unit: "in 30 days" };
}

/** The change since the period before: a sign, a short text, and its direction. */
export function trendOf(tile, locale) {
  const { change, before } = tile;
  if (!change || before?.value === null || before?.value === undefined) {
    return { kind: "unknown", sign: "", text: "Nothing earlier to compare with" };
  }
  const text = differenceText(tile, locale);
  if (change.direction === "same") {
    return { kind: "same", sign: "=", text: "As in the period before" };
  }
  if (!change.moreThanNoise) {
    return { kind: "same", sign: "≈", text: `${text}, within chance` };
  }
  const sign = change.difference > 0 ? "▲" : "▼";
  return { kind: change.direction, sign, text: `${text}, ${change.direction}` };
}

function differenceText({ unit, change, before }, locale) {
  if (unit === "share") {
    const points = new Intl.NumberFormat(locale, { signDisplay: "exceptZero", maximumFractionDigits: 1 });
    return `${points.format(change.difference * 100)} points`;
  }
  if (!before.value) {
    return valueText(change.difference, unit, locale).value;
  }
  const relative = new Intl.NumberFormat(locale, { style: "percent", signDisplay: "exceptZero", maximumFractionDigits: 0 });
  return relative.format(change.difference / before.value);
}

/** An important remark below a value: for how many it is known, what has not recovered yet; may be empty. */
export function asideOf(tile, locale) {
  if (tile.metric === "change-lead-time") {
    return `known for ${count(tile.known, locale)} of ${count(tile.of, locale)}`;
  }
  return tile.openEpisodes ? `${count(tile.openEpisodes, locale)} not recovered yet` : "";
}

/** The lines of "About this number": what it is and how sure it is. */
export function aboutLines(tile, locale) {
  const full = (value) => {
    const text = valueText(value, tile.unit, locale);
    return text.unit ? `${text.value} ${text.unit}` : text.value;
  };
  const lines = [tile.definition, `Based on ${counted(tile.deployments, "deployment", "deployments", locale)}.`];
  if (tile.of !== null && tile.of !== undefined) {
    lines.push(`When the change was committed is known for ${count(tile.known, locale)} of ${count(tile.of, locale)}.`);
  }
  if (tile.confidence95) {
    lines.push(`95 % interval: ${full(tile.confidence95[0])} to ${full(tile.confidence95[1])}.`);
  }
  if (tile.benchmark) {
    const { band, value, year, source } = tile.benchmark;
    const compared = tile.unit === "deploymentsPerDay" ? ` (${full(value)} for the average service)` : "";
    lines.push(`${BANDS[band] ?? band}${compared} by the thresholds of ${year}: ${source}.`);
  }
  if (tile.before) {
    const { value, from, to, deployments } = tile.before;
    const period = `${day(from.slice(0, 10), locale)} to ${day(to.slice(0, 10), locale)}`;
    lines.push(`Before (${period}): ${full(value)}, of ${count(deployments, locale)}.`);
  }
  return lines;
}

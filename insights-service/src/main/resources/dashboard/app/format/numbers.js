// Numbers in the reader's locale.

const cached = new Map();

function formatter(options, locale) {
  const key = JSON.stringify([locale, options]);
  if (!cached.has(key)) {
    cached.set(key, new Intl.NumberFormat(locale, options));
  }
  return cached.get(key);
}

export const NONE = "–";

export function count(value, locale) {
  return formatter({ maximumFractionDigits: 0 }, locale).format(value);
}

/** Two significant digits where it is small, whole where it is large. */
export function amount(value, locale) {
  if (value === null || value === undefined) {
    return NONE;
  }
  return formatter({ maximumSignificantDigits: Math.abs(value) < 100 ? 2 : 3 }, locale).format(value);
}

/** A share from 0 to 1. */
export function percent(value, locale) {
  if (value === null || value === undefined) {
    return NONE;
  }
  const digits = value > 0 && value < 0.1 ? 1 : 0;
  return formatter({ style: "percent", maximumFractionDigits: digits }, locale).format(value);
}

/** One word for one, another for all other counts. */
export function counted(value, one, many, locale) {
  return `${count(value, locale)} ${value === 1 ? one : many}`;
}

export function inUnit(value, unit, locale, digits = 0) {
  return formatter({ style: "unit", unit, unitDisplay: "short", maximumFractionDigits: digits }, locale).format(value);
}

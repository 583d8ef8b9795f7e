// Ages that are updated while the page is open.
import { age, duration, moment } from "../format/times.js";
import { h } from "./dom.js";

const EVERY_MILLIS = 15_000;

/** How long ago a moment was; the moment itself is in the title. */
export function ageOf(isoMoment, timeZone, { asDuration = false } = {}) {
  const millis = Date.parse(isoMoment);
  const element = h("time", {
    datetime: isoMoment,
    title: moment(millis, timeZone),
    "data-since": millis,
    "data-as": asDuration ? "duration" : "age",
  });
  renew(element, Date.now());
  return element;
}

function renew(element, now) {
  const since = Number(element.dataset.since);
  element.textContent = element.dataset.as === "duration" ? duration((now - since) / 1000) : age(since, now);
}

/** Keeps all ages current. */
export function keepAges() {
  setInterval(() => {
    const now = Date.now();
    for (const element of document.querySelectorAll("time[data-since]")) {
      renew(element, now);
    }
  }, EVERY_MILLIS);
}

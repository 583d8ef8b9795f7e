// Shows the moment of the numbers, and whether they are current.
import { clock, moment } from "../format/times.js";
import { h } from "./dom.js";

/** How the page gets its numbers: by live updates, by polling, or not at all. */
const LABELS = { live: "Live", polling: "Not live", lost: "Reconnecting" };

export function createStatus(live, notice) {
  let asOf = null;
  let isStale = false;
  let way = "live";
  let zone = "UTC";

  function render() {
    live.className = `live ${way === "lost" ? "lost" : isStale || way === "polling" ? "stale" : "on"}`;
    const time = asOf ? h("time", { datetime: asOf }, clock(Date.parse(asOf), zone)) : "…";
    const label = isStale && way !== "lost" ? "Stale" : LABELS[way];
    live.replaceChildren(h("span", { class: "dot", "aria-hidden": "true" }), label, h("span", { class: "as-of" }, " as of ", time));
    const text = noticeText();
    if (notice.textContent !== text) {
      notice.textContent = text;
      notice.hidden = text === "";
    }
  }

  function noticeText() {
    const since = asOf ? moment(Date.parse(asOf), zone) : null;
    if (way === "lost") {
      return `Insights can’t be reached${since ? `. These numbers are from ${since}` : ""}; the page reconnects by itself.`;
    }
    if (isStale) {
      return since
        ? `The registry can’t be reached: these numbers are from ${since}.`
        : "The registry can’t be reached, and there are no earlier numbers.";
    }
    return "";
  }

  return {
    /** Takes moment and staleness from an answer. */
    answered(answer) {
      asOf = answer.asOf ?? asOf;
      isStale = answer.stale;
      render();
    },
    /** An update came: the live connection works. */
    updated(update) {
      way = "live";
      this.answered(update);
    },
    /** There are no live updates, but requests are answered. */
    polling() {
      way = "polling";
      render();
    },
    /** There are neither live updates nor answers. */
    lost() {
      way = "lost";
      render();
    },
    inZone(timeZone) {
      zone = timeZone;
      render();
    },
  };
}

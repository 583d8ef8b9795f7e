// Says of what moment the numbers are, and what stands between them and the truth.
import { clock, moment } from "../format/times.js";
import { h } from "./dom.js";

/** How the page gets its numbers: by news, by asking now and then, or not at all. */
const LABELS = { live: "Live", polling: "Not live", lost: "Reconnecting" };

export function createStatus(live, notice) {
  let asOf = null;
  let isStale = false;
  let way = "live";
  let zone = "UTC";

  function tell() {
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
      return `Insights can’t be reached${since ? `. These numbers are of ${since}` : ""}; the page connects again by itself.`;
    }
    if (isStale) {
      return since
        ? `The registry can’t be reached: these numbers are of ${since}.`
        : "The registry can’t be reached, and there are no earlier numbers.";
    }
    return "";
  }

  return {
    /** What an answer says of itself. */
    answered(answer) {
      asOf = answer.asOf ?? asOf;
      isStale = answer.stale;
      tell();
    },
    /** News came: the one connection that stays is there. */
    told(news) {
      way = "live";
      this.answered(news);
    },
    /** No news can come, but questions are answered. */
    polling() {
      way = "polling";
      tell();
    },
    /** Neither news nor answers come. */
    lost() {
      way = "lost";
      tell();
    },
    inZone(timeZone) {
      zone = timeZone;
      tell();
    },
  };
}

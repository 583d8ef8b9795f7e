// Says of what moment the numbers are, and what stands between them and the truth.
import { clock, moment } from "../format/times.js";
import { h } from "./dom.js";

export function createStatus(live, notice) {
  let asOf = null;
  let isStale = false;
  let isLost = false;
  let isRefused = false;
  let zone = "UTC";

  function tell() {
    live.className = `live ${isLost ? "lost" : isStale || isRefused ? "stale" : "on"}`;
    const time = asOf ? h("time", { datetime: asOf }, clock(Date.parse(asOf), zone)) : "…";
    live.replaceChildren(h("span", { class: "dot", "aria-hidden": "true" }), labelOf(), h("span", { class: "as-of" }, " as of ", time));
    const text = noticeText();
    if (notice.textContent !== text) {
      notice.textContent = text;
      notice.hidden = text === "";
    }
  }

  function labelOf() {
    if (isLost) {
      return "Reconnecting";
    }
    if (isStale) {
      return "Stale";
    }
    return isRefused ? "Not live" : "Live";
  }

  function noticeText() {
    const since = asOf ? moment(Date.parse(asOf), zone) : null;
    if (isLost) {
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
    /** What was told by the one connection that stays: it is there. */
    told(news) {
      isLost = false;
      isRefused = false;
      this.answered(news);
    },
    /** Nobody tells anything, but who asks is answered. */
    refused() {
      isLost = false;
      isRefused = true;
      tell();
    },
    lost() {
      isLost = true;
      tell();
    },
    inZone(timeZone) {
      zone = timeZone;
      tell();
    },
  };
}

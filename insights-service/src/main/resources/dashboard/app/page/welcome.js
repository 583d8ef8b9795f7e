// The page while the registry is empty, as far as insights knows.
import { moment } from "../format/times.js";
import { h } from "./dom.js";

/** @param answer {asOf, stale}: when the registry was empty, and whether it has been unreachable since */
export function welcome({ asOf, stale }, timeZone) {
  const registry =
    stale && asOf
      ? `The registry was empty when it last answered, ${moment(Date.parse(asOf), timeZone)}; it can’t be reached now.`
      : "The registry is reachable, but empty.";
  return h(
    "section",
    { class: "message welcome", "aria-labelledby": "welcome" },
    h("h1", { id: "welcome" }, "No deployments yet"),
    h("p", {}, `${registry} As soon as a deployment is recorded, this page shows it.`),
    h("p", {}, "Record one from a pipeline, or bring your history: ", h("code", {}, "make seed FILE=deployments.ndjson"), "."),
  );
}

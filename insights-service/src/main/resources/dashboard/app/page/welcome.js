// What is shown while the registry holds nothing, as far as anybody knows.
import { moment } from "../format/times.js";
import { h } from "./dom.js";

/** @param answer {asOf, stale}: when the registry held nothing, and whether it could not be asked since */
export function welcome({ asOf, stale }, timeZone) {
  const registry =
    stale && asOf
      ? `The registry held nothing when it last answered, ${moment(Date.parse(asOf), timeZone)}; it can’t be reached now.`
      : "The registry is there and holds nothing.";
  return h(
    "section",
    { class: "message welcome", "aria-labelledby": "welcome" },
    h("h1", { id: "welcome" }, "No deployments yet"),
    h("p", {}, `${registry} As soon as a deployment is recorded, this page shows it by itself.`),
    h("p", {}, "Record one from a pipeline, or bring your history: ", h("code", {}, "make seed FILE=deployments.ndjson"), "."),
  );
}

// What is shown while the registry holds nothing.
import { h } from "./dom.js";

export function welcome() {
  return h(
    "section",
    { class: "message welcome", "aria-labelledby": "welcome" },
    h("h1", { id: "welcome" }, "No deployments yet"),
    h("p", {}, "The registry is there and holds nothing. As soon as a deployment is recorded, this page shows it by itself."),
    h("p", {}, "Record one from a pipeline, or bring your history: ", h("code", {}, "make seed FILE=deployments.ndjson"), "."),
  );
}

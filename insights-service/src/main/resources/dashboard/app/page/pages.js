// The two pages: the overview, and one service.
import { activity } from "../panels/activity.js";
import { failureRate } from "../panels/failure-rate.js";
import { frequency } from "../panels/frequency.js";
import { leadTime } from "../panels/lead-time.js";
import { quality } from "../panels/quality.js";
import { running } from "../panels/running.js";
import { episodes, people, versions } from "../service/tables.js";
import { timeline } from "../service/timeline.js";
import { tiles } from "../tiles/tiles.js";
import { h } from "./dom.js";
import { Panel } from "./panel.js";

const OVERVIEW = [tiles, frequency, activity, leadTime, failureRate, running, quality];
const SERVICE = [tiles, timeline, episodes, versions, frequency, leadTime, people, running, quality];

/** The page for a service, or for all: {element, show(state, context)}. */
export function createPage(service, tools) {
  const panels = (service ? SERVICE : OVERVIEW).map((definition) => new Panel(definition, tools));
  const heading = service
    ? h(
        "div",
        { class: "heading" },
        h(
          "a",
          { href: tools.addressOf({ service: null }), on: { click: (event) => tools.follow(event, { service: null }) } },
          "← All services",
        ),
        h("h1", {}, service),
      )
    : h("h1", { class: "spoken" }, "How we ship");
  return {
    service,
    element: h(
      "div",
      { class: "page" },
      heading,
      h(
        "div",
        { class: "panels" },
        panels.map((panel) => panel.element),
      ),
    ),
    show(state, context) {
      for (const panel of panels) {
        panel.show(state, context);
      }
    },
  };
}

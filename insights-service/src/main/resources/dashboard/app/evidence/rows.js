// The deployments behind a number, as a table.
import { timed, tookSeconds } from "../api/deployments.js";
import { duration, moment } from "../format/times.js";
import { h } from "../page/dom.js";
import { statusMark } from "../page/outcomes.js";
import { reasonText } from "../page/reasons.js";
import { table } from "../page/table.js";
import { linksOf } from "./links.js";

const SHORT_SHA = 7;

export function evidenceTable(deployments, timeZone, role) {
  return table(
    "Deployments",
    [
      {
        label: "Service",
        header: true,
        cell: (each) => [
          each.serviceName ?? "No service",
          h("span", { class: "sub" }, `${each.version ?? "no version"} · ${each.environment ?? "no environment"}`),
        ],
      },
      { label: "Status", cell: (each) => [statusMark(each.status), took(each)] },
      {
        label: "Started",
        cell: (each) => [
          each.startedAt ? moment(Date.parse(each.startedAt), timeZone) : "No start time",
          h("span", { class: "sub" }, each.deployedBy ?? "nobody knows by whom"),
        ],
      },
      { label: role === "excluded" ? "Not counted because" : "Remarks", cell: remarks },
      { label: "Links", cell: links },
    ],
    deployments,
  );
}

function took(deployment) {
  const seconds = tookSeconds(timed(deployment));
  return seconds === null ? null : h("span", { class: "sub" }, `took ${duration(seconds)}`);
}

function remarks({ excludedBecause, faults }) {
  const all = [...new Set([excludedBecause, ...faults].filter(Boolean))];
  return all.length > 0
    ? h(
        "ul",
        { class: "remarks" },
        all.map((reason) => h("li", {}, reasonText(reason))),
      )
    : "";
}

function links(deployment) {
  const { run, commit, pullRequest } = linksOf(deployment);
  const sha = deployment.commitSha?.slice(0, SHORT_SHA);
  const number = deployment.pullRequestNumber && `#${deployment.pullRequestNumber}`;
  return h(
    "ul",
    { class: "links" },
    [
      [run && "Pipeline", run],
      [number, pullRequest],
      [sha, commit],
    ]
      .filter(([text]) => text)
      .map(([text, href]) => h("li", {}, link(text, href))),
  );
}

function link(text, href) {
  return href ? h("a", { href, target: "_blank", rel: "noopener noreferrer" }, text) : h("span", { class: "sha" }, text);
}

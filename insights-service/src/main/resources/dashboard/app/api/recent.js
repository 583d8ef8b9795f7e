// The deployments themselves, for what no insight tells: when in the week, and how long each took. As many as a browser takes with ease;
// of more, those of the latest days, and whoever shows them says so.
import { bucketsOf, frequencyPath } from "../panels/buckets.js";
import { latestBuckets, windowOf } from "../state/window.js";
import { insight, selected } from "./questions.js";

const MOST = 20_000;
const PAGE = 5_000;

/** Deployments that have a start, and from which day on where those are not all: {deployments, from}. */
export async function recentDeployments(ask, state) {
  const frequency = await ask(frequencyPath(state));
  const { from } = latestBuckets(bucketsOf(frequency.results), MOST);
  const window = windowOf(state);
  const begin = from && (!window.from || from > window.from) ? from : window.from;
  const parameters = { ...selected(state), from: begin, metric: "frequency", limit: PAGE };
  return {
    deployments: await allPages(ask, insight("deployments", parameters), MOST),
    from: begin === window.from ? null : begin,
  };
}

/** Every page from an address on, until there are so many. */
export async function allPages(ask, path, most) {
  const all = [];
  for (let next = path; next && all.length < most; ) {
    const answer = await ask(next);
    for (const result of answer.results) {
      all.push(timed(result));
    }
    next = answer.next;
  }
  return all;
}

/** With its times as numbers. */
export function timed(deployment) {
  const startedAtMillis = Date.parse(deployment.startedAt);
  const finishedAtMillis = deployment.finishedAt ? Date.parse(deployment.finishedAt) : null;
  return { ...deployment, startedAtMillis, finishedAtMillis };
}

/** How long a success took from its start; null where that can't be told, or isn't true. */
export function leadSeconds({ status, startedAtMillis, finishedAtMillis }) {
  const known = status === "Succeeded" && finishedAtMillis !== null && finishedAtMillis >= startedAtMillis;
  return known ? (finishedAtMillis - startedAtMillis) / 1000 : null;
}

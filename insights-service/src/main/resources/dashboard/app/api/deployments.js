// The deployments behind a number, page by page: the latest ones, as many as a browser handles easily. Views state that limit.
import { insight, selected } from "./questions.js";

const PAGE = 2_000;

/** The latest deployments that a metric counts in the period, and how many there are: {deployments, total}. */
export async function latestDeployments(ask, state, metric, most) {
  const path = insight("deployments", { ...selected(state), metric, sort: "-start", limit: Math.min(PAGE, most) });
  let answer = await ask(path);
  const { total } = answer;
  const deployments = answer.results.map(timed);
  while (answer.next && deployments.length < most) {
    answer = await ask(answer.next);
    deployments.push(...answer.results.map(timed));
  }
  return { deployments, total };
}

/** With its times as numbers. */
export function timed(deployment) {
  const startedAtMillis = Date.parse(deployment.startedAt);
  const finishedAtMillis = deployment.finishedAt ? Date.parse(deployment.finishedAt) : null;
  return { ...deployment, startedAtMillis, finishedAtMillis };
}

/** From the start of a success to its finish; null where it has no such time. */
export function tookSeconds({ status, startedAtMillis, finishedAtMillis }) {
  const known = status === "Succeeded" && finishedAtMillis !== null && finishedAtMillis >= startedAtMillis;
  return known ? (finishedAtMillis - startedAtMillis) / 1000 : null;
}

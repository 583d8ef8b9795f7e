// What happened to one service in the period: its deployments, and the failures and what ended them.
import { latestDeployments } from "../api/deployments.js";
import { insight, selected } from "../api/questions.js";
import { count } from "../format/numbers.js";

/** As many as a browser draws with ease. */
const MOST = 4_000;

/** {deployments, total, episodes, now}: the latest deployments of the period, how many there are, and its episodes, the newest first. */
export async function historyOf(ask, state) {
  const [latest, episodes] = await Promise.all([
    latestDeployments(ask, state, "frequency", MOST),
    ask(insight("episodes", selected(state))),
  ]);
  return {
    ...latest,
    episodes: episodes.results.map(episodeOf).sort((a, b) => b.since - a.since),
    now: Date.parse(episodes.asOf),
  };
}

/** With its times as numbers; an open one has no end. */
export function episodeOf(result) {
  return { ...result, since: Date.parse(result.opened.at), until: result.ended ? Date.parse(result.ended.at) : null };
}

function groupBy(list, keyOf) {
  const groups = new Map();
  for (const each of list) {
    const key = keyOf(each);
    const group = groups.get(key);
    if (group) {
      group.push(each);
    } else {
      groups.set(key, [each]);
    }
  }
  return groups;
}

/** Says how many there are where not all of them are shown; empty where they are. */
export function cutOf({ deployments, total }) {
  return deployments.length < total
    ? `Of the latest ${count(deployments.length)} of ${count(total)} deployments: choose a shorter period to see all.`
    : "";
}

/** Versions, the newest first: when each was first tried and where it succeeded last. */
export function versionsOf(deployments) {
  const versions = [...groupBy(deployments, (each) => each.version)].map(([version, list]) => {
    const sorted = list.sort((a, b) => a.startedAtMillis - b.startedAtMillis);
    const attempts = groupBy(sorted, (each) => each.environment);
    return { version, first: sorted[0], attempts };
  });
  return versions.sort((a, b) => b.first.startedAtMillis - a.first.startedAtMillis);
}

// What happened to one service: its deployments in order, and the episodes of failure and recovery among them.
import { insight } from "../api/questions.js";
import { allPages } from "../api/recent.js";
import { outcomeOf } from "../page/outcomes.js";
import { windowOf } from "../state/window.js";

const MOST_PER_ENVIRONMENT = 2_000;

/**
 * The service's deployments up to the window's end, the latest of each environment; from before its beginning too, because what was
 * failing then may have been repaired later.
 */
export async function historyOf(ask, state, environments) {
  const { to } = windowOf(state);
  const lists = await Promise.all(
    environments.map((environment) =>
      allPages(
        ask,
        insight("deployments", {
          metric: "frequency",
          serviceName: state.service,
          environment,
          to,
          tz: state.tz,
          limit: MOST_PER_ENVIRONMENT,
        }),
        MOST_PER_ENVIRONMENT,
      ),
    ),
  );
  return lists.flat();
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

const isFailure = (outcome) => outcome === "failed" || outcome === "rolledBack";

function completion({ finishedAtMillis, startedAtMillis }) {
  return finishedAtMillis ?? startedAtMillis;
}

/** As docs/metrics.md has them: from a failure that follows a success or nothing to the next success, by completion. */
export function episodesOf(deployments) {
  const episodes = [];
  for (const list of groupBy(deployments, (each) => each.environment).values()) {
    let open = null;
    const finished = list.filter(
      (each) =>
        ["succeeded", "failed", "rolledBack"].includes(outcomeOf(each.status)) &&
        !(each.finishedAtMillis < each.startedAtMillis && each.finishedAtMillis !== null),
    );
    for (const each of finished.sort((a, b) => completion(a) - completion(b))) {
      if (isFailure(outcomeOf(each.status))) {
        open ??= { environment: each.environment, opening: each, since: completion(each), failures: 0 };
        open.failures++;
      } else if (open) {
        episodes.push({ ...open, ending: each, until: completion(each) });
        open = null;
      }
    }
    if (open) {
      episodes.push({ ...open, ending: null, until: null });
    }
  }
  return episodes.sort((a, b) => b.since - a.since);
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

/** People, the most active first: how much each deployed, and how it went. */
export function peopleOf(deployments) {
  const people = [...groupBy(deployments, (each) => each.deployedBy)].map(([person, list]) => {
    const finished = list.filter((each) => outcomeOf(each.status) && outcomeOf(each.status) !== "inProgress");
    const failed = finished.filter((each) => isFailure(outcomeOf(each.status)));
    return {
      person,
      deployments: list.length,
      finished: finished.length,
      failed: failed.length,
      last: Math.max(...list.map((each) => each.startedAtMillis)),
    };
  });
  return people.sort((a, b) => b.deployments - a.deployments);
}

/** Those that started in a window of moments. */
export function within(deployments, fromMillis, toMillis) {
  return deployments.filter(({ startedAtMillis }) => startedAtMillis >= fromMillis && startedAtMillis < toMillis);
}

// What several panels need at once, asked for once.
import { recentDeployments } from "../api/recent.js";
import { episodesOf, historyOf, within } from "../service/history.js";
import { ALL } from "../state/address.js";
import { windowOf } from "../state/window.js";

function once(make) {
  let made;
  return () => (made ??= make());
}

/** @param known {services, environments} */
export function createContext(client, state, known) {
  return {
    recent: once(() => recentDeployments(client.ask, state)),
    history: once(() => serviceHistory(client.ask, state, known)),
  };
}

async function serviceHistory(ask, state, known) {
  const environments = state.environment === ALL ? known.environments : [state.environment];
  const all = await historyOf(ask, state, environments);
  const now = Date.now();
  const { from, to } = windowOf(state);
  const fromMillis = from ? Date.parse(from) : -Infinity;
  const toMillis = to ? Math.min(Date.parse(to) + 86_400_000, now) : now;
  return {
    now,
    deployments: within(all, fromMillis, toMillis),
    episodes: episodesOf(all).filter(({ until }) => (until ?? now) >= fromMillis),
  };
}

// What several panels need at once, asked for once.
import { recentDeployments } from "../api/recent.js";
import { historyOf } from "../service/history.js";

function once(make) {
  let made;
  return () => (made ??= make());
}

export function createContext(client, state) {
  return {
    recent: once(() => recentDeployments(client.ask, state)),
    history: once(() => historyOf(client.ask, state)),
  };
}

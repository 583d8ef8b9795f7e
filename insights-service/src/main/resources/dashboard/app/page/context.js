// What several panels need at once, requested once.
import { historyOf } from "../service/history.js";

function once(make) {
  let made;
  return () => (made ??= make());
}

export function createContext(client, state) {
  return { history: once(() => historyOf(client.ask, state)) };
}

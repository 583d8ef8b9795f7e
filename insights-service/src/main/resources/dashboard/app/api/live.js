// Listens for live updates, and notices when the connection broke, was refused, or hangs.

/** The server sends its state at once. */
const FIRST_EVENT_MILLIS = 10_000;
/** The longest silence of the server, unless it sends another interval. */
const HEARTBEAT_MILLIS = 15_000;
/** After so many intervals without a heartbeat the connection counts as dead. */
const HEARTBEATS = 2.5;
/** The pause before the next attempt; meanwhile the page polls. */
const PAUSE_MILLIS = 10_000;

/**
 * @param updated is called with each state: whether numbers changed, their moment, whether they are stale
 * @param lost is called repeatedly while there is no connection: the page has to poll
 * @param browser {EventSource, setTimeout, clearTimeout}, replaceable in tests
 */
export function listen({ updated, lost }, browser = globalThis) {
  let source = null;
  let silence = null;
  let trial = null;
  let broken = false;

  function receive(event) {
    const { asOf, stale, heartbeatMillis } = JSON.parse(event.data);
    expectEvent((heartbeatMillis ?? HEARTBEAT_MILLIS) * HEARTBEATS);
    updated({ changed: event.type === "changed" || broken, asOf, stale });
    broken = false;
  }

  function expectEvent(millis) {
    browser.clearTimeout(silence);
    silence = browser.setTimeout(breakOff, millis);
  }

  /** Closes the connection, reports that, and tries a new one later. */
  function breakOff() {
    close();
    broken = true;
    trial = browser.setTimeout(connect, PAUSE_MILLIS);
    lost();
  }

  function close() {
    browser.clearTimeout(silence);
    browser.clearTimeout(trial);
    source?.close();
    source = null;
  }

  function connect() {
    close();
    source = new browser.EventSource("events");
    source.addEventListener("current", receive);
    source.addEventListener("changed", receive);
    source.addEventListener("error", breakOff);
    expectEvent(FIRST_EVENT_MILLIS);
  }

  connect();
  browser.addEventListener?.("pagehide", close);
  browser.addEventListener?.("pageshow", (event) => event.persisted && connect());
}

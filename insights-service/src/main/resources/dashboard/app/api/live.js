// Listens for news, and notices when none can come any more: a connection that broke, was refused, or hangs.

/** The server says at once where it is. */
const FIRST_WORD_MILLIS = 10_000;
/** How long the server is silent at most, unless it says otherwise. */
const HEARTBEAT_MILLIS = 15_000;
/** After which it is silent for too long: a heartbeat was left out. */
const HEARTBEATS = 2.5;
/** How often it is tried again, and asked for numbers meanwhile. */
const PAUSE_MILLIS = 10_000;

/**
 * @param told is called with each state: whether it asks for other numbers, of what moment, whether they are stale
 * @param lost is called, again and again, while no news can come: numbers have to be asked for
 * @param browser {EventSource, setTimeout, clearTimeout}, replaceable in tests
 */
export function listen({ told, lost }, browser = globalThis) {
  let source = null;
  let silence = null;
  let trial = null;
  let broken = false;

  function hear(event) {
    const { asOf, stale, heartbeatMillis } = JSON.parse(event.data);
    expectWord((heartbeatMillis ?? HEARTBEAT_MILLIS) * HEARTBEATS);
    told({ changed: event.type === "changed" || broken, asOf, stale });
    broken = false;
  }

  function expectWord(millis) {
    browser.clearTimeout(silence);
    silence = browser.setTimeout(breakOff, millis);
  }

  /** Gives the connection up, says so, and tries another one later. */
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
    source.addEventListener("current", hear);
    source.addEventListener("changed", hear);
    source.addEventListener("error", breakOff);
    expectWord(FIRST_WORD_MILLIS);
  }

  connect();
  browser.addEventListener?.("pagehide", close);
  browser.addEventListener?.("pageshow", (event) => event.persisted && connect());
}

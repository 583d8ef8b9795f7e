// Listens for news. The browser connects again by itself when a connection breaks; when it was refused, we try again.

const PAUSE_MILLIS = 15_000;

/**
 * @param told is called with each state: whether it asks for other numbers, of what moment, whether they are stale
 * @param lost is called, again and again, while nobody tells anything: whether that was refused, or there is no connection
 */
export function listen({ told, lost }) {
  let source;
  let broken = false;

  function hear(event) {
    const { asOf, stale } = JSON.parse(event.data);
    told({ changed: event.type === "changed" || broken, asOf, stale });
    broken = false;
  }

  function connect() {
    source = new EventSource("events");
    source.addEventListener("current", hear);
    source.addEventListener("changed", hear);
    source.addEventListener("error", () => {
      broken = true;
      const refused = source.readyState === EventSource.CLOSED;
      lost(refused);
      if (refused) {
        setTimeout(connect, PAUSE_MILLIS);
      }
    });
  }

  connect();
  addEventListener("pagehide", () => source.close());
  addEventListener("pageshow", (event) => event.persisted && connect());
}

// Listens for news. The browser connects again by itself when a connection breaks; when it was refused, we try again.

const PAUSE_MILLIS = 5_000;

/**
 * @param told is called with each state: whether it asks for other numbers, of what moment, whether they are stale
 * @param lost is called when nobody tells anything any more
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
      if (!broken) {
        broken = true;
        lost();
      }
      if (source.readyState === EventSource.CLOSED) {
        setTimeout(connect, PAUSE_MILLIS);
      }
    });
  }

  connect();
  addEventListener("pagehide", () => source.close());
  addEventListener("pageshow", (event) => event.persisted && connect());
}

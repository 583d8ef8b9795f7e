// Calls the API. An unchanged answer isn't parsed again: its ETag shows that, and its headers have its moment.
import { csvFile } from "../page/csv.js";

/** Why there is no answer, in words for readers of the page. */
export class Problem extends Error {
  constructor(status, message, retryAfterSeconds = null) {
    super(message);
    this.name = "Problem";
    this.status = status;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

const MOST_REMEMBERED = 60;
const MOST_RESULTS_REMEMBERED = 1_000;

/** How long a slow network may take for a large answer. */
const PATIENCE_MILLIS = 30_000;

/** @param fetching as the browser's fetch */
export function createClient(fetching, patienceMillis = PATIENCE_MILLIS) {
  const remembered = new Map();
  const listeners = [];

  async function send(path, accept, signal) {
    let response;
    // A dead connection would never answer.
    const patience = AbortSignal.timeout(patienceMillis);
    try {
      response = await fetching(path, { headers: { Accept: accept }, signal: signal ? AbortSignal.any([signal, patience]) : patience });
    } catch (error) {
      if (error.name === "AbortError") {
        throw error;
      }
      throw new Problem(0, "Insights can’t be reached. The page keeps trying.");
    }
    if (!response.ok) {
      throw await problem(response);
    }
    return response;
  }

  /** The JSON at an address, with the address of the next page and the total count. */
  async function ask(path, signal) {
    const response = await send(path, "application/json", signal);
    const etag = response.headers.get("ETag");
    const before = remembered.get(path);
    if (etag && before?.etag === etag) {
      await response.body?.cancel();
      before.answer.asOf = response.headers.get("X-As-Of") ?? before.answer.asOf;
      before.answer.stale = response.headers.get("X-Stale") === "true";
      return announce(before.answer);
    }
    const answer = {
      ...(await response.json()),
      next: nextOf(response.headers.get("Link")),
      total: Number(response.headers.get("X-Total-Count")),
    };
    if (answer.results.length <= MOST_RESULTS_REMEMBERED) {
      remember(path, etag, answer);
    }
    return announce(answer);
  }

  function announce(answer) {
    for (const listener of listeners) {
      listener(answer);
    }
    return answer;
  }

  /** All pages of an address as one CSV. */
  async function csv(path) {
    const pages = [];
    for (let next = path; next; ) {
      const response = await send(next, "text/csv");
      const text = await response.text();
      // Each page begins with the names of its columns.
      pages.push(pages.length === 0 ? text : text.slice(text.indexOf("\n") + 1));
      next = nextOf(response.headers.get("Link"));
    }
    return csvFile(pages);
  }

  function remember(path, etag, answer) {
    remembered.delete(path);
    remembered.set(path, { etag, answer });
    if (remembered.size > MOST_REMEMBERED) {
      remembered.delete(remembered.keys().next().value);
    }
  }

  return {
    ask,
    csv,
    /** How both services are, and which versions run; an unhealthy one answers as well. */
    health: async () =>
      (await fetching("health", { headers: { Accept: "application/json" }, signal: AbortSignal.timeout(patienceMillis) })).json(),
    /** Calls the listener with each answer, also with an unchanged one of a later moment. */
    onAnswer: (listener) => listeners.push(listener),
  };
}

/** The address of the next page, relative like all others. */
export function nextOf(link) {
  return link?.match(/<\/?([^>]*)>;\s*rel="next"/)?.[1] ?? null;
}

async function problem(response) {
  let detail = `Insights answered ${response.status}.`;
  try {
    detail = (await response.json()).detail ?? detail;
  } catch {
    // A proxy answered, in a form that we can't read.
  }
  return new Problem(response.status, detail, Number(response.headers.get("Retry-After")) || null);
}

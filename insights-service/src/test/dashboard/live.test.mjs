import assert from "node:assert/strict";
import { test } from "node:test";
import { listen } from "../../main/resources/dashboard/app/api/live.js";

/** A browser whose clock the test advances, and the updates received in it. */
function browser() {
  const timers = new Map();
  const sources = [];
  const received = [];
  let now = 0;
  let timer = 0;
  class EventSource {
    listeners = {};
    closed = false;
    constructor() {
      sources.push(this);
    }
    addEventListener(type, listener) {
      this.listeners[type] = listener;
    }
    close() {
      this.closed = true;
    }
    say(type, data) {
      this.listeners[type]({ type, data: JSON.stringify(data) });
    }
  }
  const globals = {
    EventSource,
    setTimeout: (run, millis) => {
      timers.set(++timer, { run, at: now + millis });
      return timer;
    },
    clearTimeout: (id) => timers.delete(id),
  };
  listen({ updated: (update) => received.push(update), lost: () => received.push("lost") }, globals);
  return {
    received,
    sources,
    pass(millis) {
      for (const end = now + millis; now < end; now += 100) {
        for (const [id, { run, at }] of [...timers]) {
          if (at <= now && timers.delete(id)) {
            run();
          }
        }
      }
    },
  };
}

const state = { asOf: "2026-04-14T09:00:00Z", stale: false };

test("receives each state, and whether numbers changed", () => {
  const { received, sources } = browser();
  sources[0].say("current", state);
  sources[0].say("changed", state);
  assert.deepEqual(received, [
    { changed: false, ...state },
    { changed: true, ...state },
  ]);
});

test("closes a connection that is silent from the beginning", () => {
  const { received, sources, pass } = browser();
  pass(9_000);
  assert.deepEqual(received, []);
  pass(3_000);
  assert.deepEqual(received, ["lost"]);
  assert.equal(sources[0].closed, true);
});

test("closes a connection without heartbeats, and polls until there is one again", () => {
  const { received, sources, pass } = browser();
  sources[0].say("current", state);
  pass(30_000);
  assert.equal(received.length, 1);
  pass(10_000);
  assert.deepEqual(received.slice(1), ["lost"]);
  pass(25_000);
  assert.deepEqual(received.slice(1), ["lost", "lost"]);
});

test("reports a change after a break, because updates may have been missed", () => {
  const { received, sources, pass } = browser();
  sources[0].say("current", state);
  sources[0].listeners.error();
  pass(12_000);
  assert.equal(sources.length, 2);
  sources[1].say("current", state);
  sources[1].say("current", state);
  assert.deepEqual(received, [{ changed: false, ...state }, "lost", { changed: true, ...state }, { changed: false, ...state }]);
});

test("uses the server's heartbeat interval", () => {
  const { received, sources, pass } = browser();
  sources[0].say("current", { ...state, heartbeatMillis: 60_000 });
  pass(140_000);
  assert.equal(received.length, 1);
  pass(20_000);
  assert.equal(received[1], "lost");
});

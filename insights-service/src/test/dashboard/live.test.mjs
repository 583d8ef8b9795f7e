import assert from "node:assert/strict";
import { test } from "node:test";
import { listen } from "../../main/resources/dashboard/app/api/live.js";

/** A browser whose time passes when it is told to, and what was heard in it. */
function browser() {
  const timers = new Map();
  const sources = [];
  const heard = [];
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
  listen({ told: (news) => heard.push(news), lost: () => heard.push("lost") }, globals);
  return {
    heard,
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

test("hears each state, and what asks for other numbers", () => {
  const { heard, sources } = browser();
  sources[0].say("current", state);
  sources[0].say("changed", state);
  assert.deepEqual(heard, [
    { changed: false, ...state },
    { changed: true, ...state },
  ]);
});

test("gives up a connection that says nothing from the beginning", () => {
  const { heard, sources, pass } = browser();
  pass(9_000);
  assert.deepEqual(heard, []);
  pass(3_000);
  assert.deepEqual(heard, ["lost"]);
  assert.equal(sources[0].closed, true);
});

test("gives up a connection that has left out heartbeats, and asks again and again until there is one", () => {
  const { heard, sources, pass } = browser();
  sources[0].say("current", state);
  pass(30_000);
  assert.equal(heard.length, 1);
  pass(10_000);
  assert.deepEqual(heard.slice(1), ["lost"]);
  pass(25_000);
  assert.deepEqual(heard.slice(1), ["lost", "lost"]);
});

test("asks for other numbers after a break, because news may have been missed", () => {
  const { heard, sources, pass } = browser();
  sources[0].say("current", state);
  sources[0].listeners.error();
  pass(12_000);
  assert.equal(sources.length, 2);
  sources[1].say("current", state);
  sources[1].say("current", state);
  assert.deepEqual(heard, [{ changed: false, ...state }, "lost", { changed: true, ...state }, { changed: false, ...state }]);
});

test("goes by the heartbeat that the server has", () => {
  const { heard, sources, pass } = browser();
  sources[0].say("current", { ...state, heartbeatMillis: 60_000 });
  pass(140_000);
  assert.equal(heard.length, 1);
  pass(20_000);
  assert.equal(heard[1], "lost");
});

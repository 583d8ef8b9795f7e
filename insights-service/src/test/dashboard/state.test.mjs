import assert from "node:assert/strict";
import { test } from "node:test";
import { Address, format, parse } from "../../main/resources/dashboard/app/state/address.js";
import { daysBetween, endOfBucket, isDay, plusDays, today } from "../../main/resources/dashboard/app/state/days.js";
import { bucketWindow, granularityOf, partsOf, windowOf } from "../../main/resources/dashboard/app/state/window.js";

const NOW = Date.parse("2026-04-14T22:30:00Z");

test("knows what day it is where the reader is", () => {
  assert.equal(today(NOW, "UTC"), "2026-04-14");
  assert.equal(today(NOW, "Europe/Copenhagen"), "2026-04-15");
  assert.equal(today(NOW, "America/New_York"), "2026-04-14");
});

test("counts days over months, leap years and changes of the clock", () => {
  assert.equal(plusDays("2024-02-28", 2), "2024-03-01");
  assert.equal(plusDays("2026-03-29", -1), "2026-03-28");
  assert.equal(daysBetween("2026-03-01", "2026-04-01"), 31);
  assert.equal(endOfBucket("2026-12-01", "monthly"), "2027-01-01");
  assert.equal(endOfBucket("2026-04-06", "weekly"), "2026-04-13");
  assert.equal(endOfBucket("2026-02-28", "daily"), "2026-03-01");
});

test("takes no day that isn't one", () => {
  assert.ok(isDay("2026-02-28"));
  for (const wrong of ["2026-02-30", "2026-2-3", "yesterday", "", null]) {
    assert.equal(isDay(wrong), false, String(wrong));
  }
});

test("reads what it has written", () => {
  const state = {
    period: "custom",
    from: "2026-04-01",
    to: "2026-04-14",
    environment: "production",
    services: ["a&b=c", "zürich"],
    tz: "Europe/Berlin",
    granularity: "weekly",
    service: null,
    evidence: {
      metric: "lead-time",
      role: "excluded",
      service: "a&b=c",
      environment: null,
      person: null,
      from: null,
      to: null,
      only: null,
    },
  };
  assert.deepEqual(parse(format(state), "UTC"), state);
});

test("takes as usual what an address says wrongly or not at all", () => {
  const state = parse("?period=fortnight&tz=Mars/Phobos&granularity=hourly&from=x&serviceName=b&serviceName=a&serviceName=b", "Asia/Tokyo");
  assert.equal(state.period, "30d");
  assert.equal(state.tz, "Asia/Tokyo");
  assert.equal(state.granularity, "auto");
  assert.equal(state.from, null);
  assert.deepEqual(state.services, ["a", "b"]);
  assert.equal(state.environment, null);
  assert.equal(state.evidence, null);
});

test("goes back and forward", () => {
  const entries = ["?period=7d&tz=UTC"];
  let popped;
  const browser = {
    location: { search: entries[0] },
    history: { pushState: (_state, _title, url) => entries.push(url), replaceState: (_state, _title, url) => entries.splice(-1, 1, url) },
    addEventListener: (_event, listener) => {
      popped = listener;
    },
  };
  const address = new Address(browser, "UTC");
  const shown = [];
  address.onChange((state) => shown.push(state.period));

  address.complete({ environment: "*" });
  address.go({ period: "90d" });
  browser.location.search = entries[0];
  popped();

  assert.equal(entries.length, 2);
  assert.match(entries[0], /environment=/);
  assert.deepEqual(shown, ["90d", "7d"]);
});

test("has windows that end with today", () => {
  assert.deepEqual(windowOf({ period: "7d", tz: "UTC" }, NOW), { from: "2026-04-08", to: "2026-04-15" });
  assert.deepEqual(windowOf({ period: "all", tz: "UTC" }, NOW), { from: null, to: null });
  assert.deepEqual(windowOf({ period: "custom", from: "2026-04-01", to: "2026-04-01", tz: "UTC" }, NOW), {
    from: "2026-04-01",
    to: "2026-04-02",
  });
});

test("chooses buckets that remain distinguishable", () => {
  const auto = (period) => granularityOf({ period, tz: "UTC", granularity: "auto" }, NOW);
  assert.deepEqual(["7d", "30d", "90d", "365d", "all"].map(auto), ["daily", "daily", "weekly", "weekly", "monthly"]);
  assert.equal(granularityOf({ period: "7d", tz: "UTC", granularity: "monthly" }, NOW), "monthly");
});

test("cuts a window into parts without holes, the last one whole", () => {
  const parts = partsOf({ from: "2026-04-01", to: "2026-04-12" }, 4);
  assert.deepEqual(parts.at(-1), { from: "2026-04-09", to: "2026-04-12" });
  assert.equal(parts[0].from, "2026-04-01");
  for (const [i, part] of parts.slice(1).entries()) {
    assert.equal(part.from, parts[i].to);
  }
  assert.deepEqual(partsOf({ from: null, to: null }, 4), []);
});

test("cuts a bucket to the window it is in", () => {
  assert.deepEqual(bucketWindow("2026-03-30", "weekly", { from: "2026-04-01", to: "2026-04-15" }), {
    from: "2026-04-01",
    to: "2026-04-06",
  });
  assert.deepEqual(bucketWindow("2026-04-13", "weekly", { from: "2026-04-01", to: "2026-04-15" }), {
    from: "2026-04-13",
    to: "2026-04-15",
  });
  assert.deepEqual(bucketWindow("2026-04-01", "monthly", { from: null, to: null }), { from: "2026-04-01", to: "2026-05-01" });
});

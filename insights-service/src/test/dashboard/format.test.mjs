import assert from "node:assert/strict";
import { test } from "node:test";
import { amount, counted, percent } from "../../main/resources/dashboard/app/format/numbers.js";
import { age, bucket, duration, roughly, weekdays } from "../../main/resources/dashboard/app/format/times.js";

test("formats numbers in the reader's locale", () => {
  assert.equal(amount(3.1459, "en"), "3.1");
  assert.equal(amount(3.1459, "de"), "3,1");
  assert.equal(amount(null, "en"), "–");
  assert.equal(percent(0.125, "en"), "13%");
  assert.equal(percent(0.074, "en"), "7.4%");
  assert.equal(percent(0, "en"), "0%");
  assert.equal(counted(1, "version", "versions", "en"), "1 version");
  assert.equal(counted(2000, "version", "versions", "en"), "2,000 versions");
});

test("formats a duration in its two largest units", () => {
  assert.equal(duration(0, "en"), "0 sec");
  assert.equal(duration(59.4, "en"), "59 sec");
  assert.equal(duration(60, "en"), "1 min");
  assert.equal(duration(3_725, "en"), "1 hr 2 min");
  assert.equal(duration(3_599, "en"), "59 min 59 sec");
  assert.equal(duration(86_400 + 3_500, "en"), "1 day 1 hr");
  assert.equal(duration(2 * 86_400 - 10, "en"), "2 days");
  assert.equal(duration(-90, "en"), "−1 min 30 sec");
  assert.equal(duration(null, "en"), "–");
});

test("formats a duration in one unit where there is little room", () => {
  assert.equal(roughly(378, "en"), "6.3 min");
  assert.equal(roughly(1_381, "en"), "23 min");
  assert.equal(roughly(0.2, "en"), "0.2 sec");
});

test("says how long ago something was", () => {
  const now = Date.parse("2026-04-14T09:00:00Z");
  assert.equal(age(now - 3 * 3_600_000, now, "en"), "3 hours ago");
  assert.equal(age(now - 26 * 3_600_000, now, "en"), "yesterday");
  assert.equal(age(now + 2 * 86_400_000, now, "en"), "in 2 days");
});

test("names buckets and weekdays", () => {
  assert.equal(bucket("2026-04-06", "daily", "en"), "Apr 6, 2026");
  assert.equal(bucket("2026-04-01", "monthly", "en"), "Apr 2026");
  assert.equal(bucket("2026-04-06", "weekly", "en"), "Week of Apr 6, 2026");
  assert.deepEqual(weekdays("short", "en"), ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]);
});

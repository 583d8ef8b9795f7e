import assert from "node:assert/strict";
import { test } from "node:test";
import { createClient, nextOf, Problem } from "../../main/resources/dashboard/app/api/client.js";
import { timed } from "../../main/resources/dashboard/app/api/deployments.js";
import { cutOf, historyOf, versionsOf } from "../../main/resources/dashboard/app/service/history.js";

const at = (hour) => `2026-04-01T${String(hour).padStart(2, "0")}:00:00Z`;
const deployment = (status, hour, more) =>
  timed({
    status,
    environment: "production",
    version: `1.${hour}`,
    deployedBy: "alice",
    startedAt: at(hour),
    finishedAt: at(hour + 1),
    ...more,
  });

test("shows what insights say of the period, the newest first", async () => {
  const sent = [];
  const event = (hour) => ({ deploymentId: String(hour), at: at(hour) });
  const answers = {
    deployments: { results: [deployment("Succeeded", 2)], total: 1, next: null },
    episodes: {
      asOf: at(12),
      results: [
        { opened: event(3), ended: event(4) },
        { opened: event(9), ended: null },
      ],
    },
  };
  const state = {
    service: "shop",
    services: [],
    environment: "*",
    period: "custom",
    from: "2026-04-01",
    to: "2026-04-01",
    tz: "Asia/Tokyo",
  };

  const history = await historyOf(async (path) => {
    sent.push(path);
    return answers[path.match(/insights\/(\w+)/)[1]];
  }, state);

  assert.deepEqual(
    history.episodes.map(({ since, until }) => [since, until]),
    [
      [Date.parse(at(9)), null],
      [Date.parse(at(3)), Date.parse(at(4))],
    ],
  );
  assert.equal(history.deployments[0].startedAtMillis, Date.parse(at(2)));
  assert.equal(history.now, Date.parse(at(12)));
  for (const path of sent) {
    assert.match(path, /serviceName=shop&environment=\*&from=2026-04-01&to=2026-04-02&tz=Asia%2FTokyo/);
  }
});

test("says when not all deployments are shown", () => {
  assert.equal(cutOf({ deployments: [1, 2], total: 2 }), "");
  assert.match(cutOf({ deployments: [1, 2], total: 3 }), /latest 2 of 3 deployments/);
});

test("shows versions from the newest on", () => {
  const all = [deployment("Succeeded", 1), deployment("Failed", 2), deployment("Queued", 3, { finishedAt: null })];
  assert.deepEqual(
    versionsOf(all).map(({ version }) => version),
    ["1.3", "1.2", "1.1"],
  );
});

function answers(...responses) {
  const sent = [];
  const client = createClient(async (path) => {
    sent.push(path);
    const next = responses.shift();
    if (next instanceof Error) {
      throw next;
    }
    return next;
  });
  return { client, sent };
}

const json = (etag, body, headers) => new Response(JSON.stringify(body), { headers: { ETag: etag, ...headers } });

test("loses patience with a server that doesn't answer", async () => {
  const silent = (_path, { signal }) => new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
  const keepsRunning = setTimeout(() => {}, 5_000);
  await assert.rejects(createClient(silent, 5).ask("insights/latest"), new Problem(0, "Insights can’t be reached. The page keeps trying."));
  clearTimeout(keepsRunning);
});

test("saves a list of several pages as one table", async () => {
  const page = (text, headers) => new Response(text, { headers });
  const { client, sent } = answers(page("id\r\n1\r\n", { Link: '</insights/deployments?cursor=x>; rel="next"' }), page("id\r\n2\r\n"));
  const blob = await client.csv("insights/deployments");
  assert.equal(await blob.text(), "id\r\n1\r\n2\r\n");
  assert.deepEqual(sent, ["insights/deployments", "insights/deployments?cursor=x"]);
});

test("doesn't read an answer again that is the same", async () => {
  const { client } = answers(json('"1"', { results: [1] }), json('"1"', { results: ["other bytes"] }), json('"2"', { results: [2] }));
  const first = await client.ask("insights/latest");
  assert.equal(await client.ask("insights/latest"), first);
  assert.deepEqual((await client.ask("insights/latest")).results, [2]);
});

test("passes on a problem's detail, and how long to wait", async () => {
  const problem = new Response(JSON.stringify({ detail: "The registry is away." }), { status: 503, headers: { "Retry-After": "3" } });
  const { client } = answers(problem, new Response("<html>", { status: 502 }), new TypeError("Failed to fetch"));
  await assert.rejects(
    client.ask("a"),
    (error) => error instanceof Problem && error.message === "The registry is away." && error.retryAfterSeconds === 3,
  );
  await assert.rejects(client.ask("a"), { message: "Insights answered 502." });
  await assert.rejects(client.ask("a"), { message: /can’t be reached/ });
});

test("follows a list from page to page", () => {
  assert.equal(nextOf('</insights/deployments?metric=latest&cursor=abc>; rel="next"'), "insights/deployments?metric=latest&cursor=abc");
  assert.equal(nextOf(null), null);
});

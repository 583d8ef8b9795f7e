import assert from "node:assert/strict";
import { test } from "node:test";
import { latestDeployments, timed, tookSeconds } from "../../main/resources/dashboard/app/api/deployments.js";
import { evidenceParameters, insight } from "../../main/resources/dashboard/app/api/questions.js";
import { linksOf, webAddress } from "../../main/resources/dashboard/app/evidence/links.js";
import { csvOf } from "../../main/resources/dashboard/app/page/csv.js";
import { worstFirst } from "../../main/resources/dashboard/app/panels/failure-rate.js";
import { driftText, orderOf } from "../../main/resources/dashboard/app/panels/running.js";
import { level } from "../../main/resources/dashboard/app/panels/week.js";
import { runsOf } from "../../main/resources/dashboard/app/tiles/spark.js";
import { aboutLines, asideOf, trendOf, valueText } from "../../main/resources/dashboard/app/tiles/tile.js";

test("asks only for what is chosen", () => {
  assert.equal(
    insight("latest", { serviceName: ["a b", "c"], environment: null, tz: "UTC" }),
    "insights/latest?serviceName=a+b&serviceName=c&tz=UTC",
  );
  assert.equal(insight("latest"), "insights/latest");
});

test("asks for the deployments of a number, wherever it is", () => {
  const state = {
    services: ["a"],
    service: null,
    environment: "production",
    period: "custom",
    from: "2026-04-01",
    to: "2026-04-02",
    tz: "UTC",
  };
  assert.deepEqual(evidenceParameters(state, { metric: "latest", service: "b", environment: "*" }), {
    serviceName: "b",
    environment: "*",
    from: "2026-04-01",
    to: "2026-04-03",
    tz: "UTC",
    deployedBy: undefined,
    metric: "latest",
    role: "counted",
  });
});

test("shows even one among many", () => {
  assert.deepEqual(
    [0, 1, 25, 100].map((count) => level(count, 100)),
    [0, 1, 3, 6],
  );
});

test("puts the clearest problems first", () => {
  const row = (name, low, finished) => ({ name, confidence95: low === null ? null : [low, 1], finished });
  const names = worstFirst([row("none", null, 0), row("sure", 0.3, 50), row("few", 0.1, 2)]).map((each) => each.name);
  assert.deepEqual(names, ["sure", "few", "none"]);
});

test("says how far production is behind", () => {
  assert.equal(driftText({ versionsBehind: 0, deploymentsBehind: 0, ageSeconds: 0 }), "");
  assert.equal(driftText({ versionsBehind: 1, deploymentsBehind: 1, ageSeconds: 7_200 }), "1 deployment, 2 hr");
  assert.equal(driftText({ versionsBehind: 2, deploymentsBehind: 3, ageSeconds: 172_800 }), "3 deployments, 2 versions, 2 days");
  assert.deepEqual(orderOf(["production", "qa", "staging", "qa", null]), [null, "qa", "staging", "production"]);
});

test("takes the time of a success only where it can be true", () => {
  const took = (status, startedAt, finishedAt) => tookSeconds(timed({ status, startedAt, finishedAt }));
  assert.equal(took("Succeeded", "2026-04-01T10:00:00Z", "2026-04-01T10:20:00Z"), 1_200);
  assert.equal(took("Succeeded", "2026-04-01T10:00:00Z", null), null);
  assert.equal(took("Succeeded", "2026-04-01T10:00:00Z", "2026-04-01T09:00:00Z"), null);
  assert.equal(took("Failed", "2026-04-01T10:00:00Z", "2026-04-01T10:20:00Z"), null);
});

test("reads the latest deployments until there are as many as a chart takes", async () => {
  const started = (hour) => ({ startedAt: `2026-04-01T${hour}:00:00Z`, finishedAt: null });
  const pages = {
    2: { results: [started(12), started(11)], total: 5, next: "3" },
    3: { results: [started(10), started(9)], total: 5, next: "4" },
  };
  const state = { services: [], environment: "*", period: "all", tz: "UTC" };
  const sent = [];
  const ask = async (path) => {
    sent.push(path);
    return pages[sent.length + 1];
  };

  const { deployments, total } = await latestDeployments(ask, state, "lead-time", 3);

  assert.equal(total, 5);
  assert.equal(deployments.length, 4);
  assert.deepEqual(sent, ["insights/deployments?environment=*&tz=UTC&metric=lead-time&sort=-start&limit=3", "3"]);
});

test("links to commit and pull request if the run's address shows where they are", () => {
  const github = { url: "https://git.example.com/acme/shop/actions/runs/7", commitSha: "abc", pullRequestNumber: 12 };
  assert.deepEqual(linksOf(github), {
    run: github.url,
    commit: "https://git.example.com/acme/shop/commit/abc",
    pullRequest: "https://git.example.com/acme/shop/pull/12",
  });
  const gitlab = { url: "https://gitlab.com/acme/web/shop/-/pipelines/7", commitSha: "abc", pullRequestNumber: null };
  assert.deepEqual(linksOf(gitlab), { run: gitlab.url, commit: "https://gitlab.com/acme/web/shop/-/commit/abc", pullRequest: null });
  assert.equal(linksOf({ url: "https://ci.example.com/runs/1", commitSha: "abc" }).commit, null);
});

test("links to nothing but the web", () => {
  for (const text of ["javascript:alert(1)", "data:text/html,x", "nonsense", "", null]) {
    assert.equal(webAddress(text), null, String(text));
  }
});

test("writes CSV that a spreadsheet takes for data", () => {
  assert.equal(
    csvOf({ a: (row) => row[0], b: (row) => row[1] }, [
      ['x,"y"', "=1+1"],
      [null, -3],
      ["two\nlines", ["stuck", "missingFinish"]],
      ["@cmd", "+1 h"],
      [" =1", "\u200b＝1"],
    ]),
    'a,b\r\n"x,""y""",\'=1+1\r\n,-3\r\n"two\nlines",stuck missingFinish\r\n\'@cmd,\'+1 h\r\n\' =1,\'\u200b＝1\r\n',
  );
  assert.equal(csvOf({ a: (row) => row }, []), "a\r\n");
});

test("asks for what a list is narrowed to", () => {
  const state = { services: [], service: null, environment: "*", period: "all", tz: "UTC" };
  const narrowed = (only) => {
    const { role, outcome, reason, hour } = evidenceParameters(state, { metric: "frequency", only });
    return { role, outcome, reason, hour };
  };
  const nothing = { outcome: undefined, reason: undefined, hour: undefined };
  assert.deepEqual(narrowed("outcome:failed"), { ...nothing, role: "counted", outcome: "failed" });
  assert.deepEqual(narrowed("week:6-23"), { ...nothing, role: "counted", hour: "sun-23" });
  assert.deepEqual(narrowed("fault:stuck"), { ...nothing, role: null, reason: "stuck" });
  assert.deepEqual(narrowed(null), { ...nothing, role: "counted" });
});

const tile = (changes) => ({
  metric: "failure-rate",
  definition: "Share.",
  value: 0.1,
  unit: "share",
  deployments: 40,
  confidence95: [0.04, 0.23],
  benchmark: null,
  before: null,
  change: null,
  excluded: {},
  ...changes,
});

test("puts values into words", () => {
  assert.deepEqual(valueText(3.13, "deploymentsPerDay", "en"), { value: "3.1", unit: "a day" });
  assert.deepEqual(valueText(0.5, "deploymentsPerDay", "en"), { value: "3.5", unit: "a week" });
  assert.deepEqual(valueText(0.1, "deploymentsPerDay", "en"), { value: "3", unit: "in 30 days" });
  assert.deepEqual(valueText(3_600, "seconds", "en"), { value: "1 hr", unit: "" });
  assert.deepEqual(valueText(null, "share", "en"), { value: "–", unit: "" });
});

test("says beside a value what it leaves open", () => {
  assert.equal(asideOf(tile({ metric: "change-lead-time", known: 23, of: 30 }), "en"), "known for 23 of 30");
  assert.equal(asideOf(tile({ metric: "recovery-time", openEpisodes: 2 }), "en"), "2 not recovered yet");
  assert.equal(asideOf(tile({ metric: "recovery-time", openEpisodes: 0 }), "en"), "");
  assert.equal(asideOf(tile({}), "en"), "");
});

test("calls a change better or worse only when it is more than chance", () => {
  const before = { from: "2026-03-01T00:00:00Z", to: "2026-04-01T00:00:00Z", value: 0.2, deployments: 40 };
  const change = { difference: -0.1, direction: "better", moreThanNoise: true };
  assert.deepEqual(trendOf(tile({ before, change }), "en"), { kind: "better", sign: "▼", text: "-10 points, better" });
  assert.equal(trendOf(tile({ before, change: { ...change, moreThanNoise: false } }), "en").kind, "same");
  assert.equal(trendOf(tile({}), "en").kind, "unknown");
  assert.match(aboutLines(tile({ before }), "en").join(" "), /4% to 23%.*Before \(Mar 1, 2026 to Apr 1, 2026\): 20%, of 40/);
});

test("draws a gap where nothing was measured", () => {
  assert.deepEqual(
    runsOf([1, null, 2, 4]).map((run) => run.length),
    [1, 2],
  );
  assert.deepEqual(runsOf([null, null]), []);
});

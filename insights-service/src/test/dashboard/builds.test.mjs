import assert from "node:assert/strict";
import { test } from "node:test";
import { described, showBuilds } from "../../main/resources/dashboard/app/page/builds.js";

const commit = "4f2a9c1d8b7e6f5a4c3b2d1e0f9a8b7c6d5e4f3a";

test("names the version and the short commit of both services", () => {
  assert.equal(
    described({ build: { version: "1.4.0", revision: commit }, registryBuild: { version: "1.3.2", revision: `${commit}-dirty` } }),
    "Insights 1.4.0 (4f2a9c1) · Registry 1.3.2 (4f2a9c1-dirty)",
  );
});

test("names what is known", () => {
  assert.equal(described({ build: { version: "0.1.0-SNAPSHOT", revision: "unknown" }, registryBuild: null }), "Insights 0.1.0-SNAPSHOT");
  assert.equal(described({ status: "healthy" }), "");
});

test("shows nothing when the health can't be had", async () => {
  const footer = { textContent: "earlier" };
  await showBuilds(footer, () => Promise.reject(new Error("away")));
  assert.equal(footer.textContent, "");
});

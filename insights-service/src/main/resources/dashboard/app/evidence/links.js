// Links to a deployment's pipeline run, commit and pull request.

/** Only http and https: the registry accepts addresses from anyone. */
export function webAddress(text) {
  try {
    const url = new URL(text);
    return ["http:", "https:"].includes(url.protocol) ? url : null;
  } catch {
    return null;
  }
}

const FORGES = [
  { run: /^(\/[^/]+\/[^/]+)\/actions\/runs\//, commit: "/commit/", pullRequest: "/pull/" },
  { run: /^(\/.+)\/-\/(?:pipelines|jobs)\//, commit: "/-/commit/", pullRequest: "/-/merge_requests/" },
];

/** The known addresses: of commit and pull request if the run is on GitHub or GitLab, on any host. */
export function linksOf({ url, commitSha, pullRequestNumber }) {
  const run = webAddress(url);
  if (!run) {
    return { run: null, commit: null, pullRequest: null };
  }
  for (const forge of FORGES) {
    const project = run.pathname.match(forge.run)?.[1];
    if (project) {
      const at = (path, id) => (id ? run.origin + project + path + encodeURIComponent(id) : null);
      return { run: run.href, commit: at(forge.commit, commitSha), pullRequest: at(forge.pullRequest, pullRequestNumber) };
    }
  }
  return { run: run.href, commit: null, pullRequest: null };
}

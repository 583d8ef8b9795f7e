// Shows which versions of both services run.

const HASH = 7;

/** As people write it: a released version by its number, with the short commit. */
function words(name, { version, revision }) {
  const [commit, ...changed] = revision.split("-");
  return revision === "unknown" ? `${name} ${version}` : `${name} ${version} (${[commit.slice(0, HASH), ...changed].join("-")})`;
}

/** @param health what insights reports of both; it may come without either */
export function described({ build, registryBuild } = {}) {
  return [build && words("Insights", build), registryBuild && words("Registry", registryBuild)].filter(Boolean).join(" · ");
}

/** Nothing is shown where nobody says what runs. */
export async function showBuilds(footer, health) {
  try {
    footer.textContent = described(await health());
  } catch {
    footer.textContent = "";
  }
}

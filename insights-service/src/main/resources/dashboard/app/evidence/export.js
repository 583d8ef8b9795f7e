// The list of the sheet as a file, whole and narrowed to what the sheet is narrowed to.
import { csvBlob } from "../page/csv.js";

/** As the API names them. */
const FIELDS = [
  "id",
  "serviceName",
  "version",
  "environment",
  "deploymentType",
  "status",
  "deployedBy",
  "startedAt",
  "finishedAt",
  "commitSha",
  "pullRequestNumber",
  "committedAt",
  "url",
  "excludedBecause",
  "faults",
];
const COLUMNS = Object.fromEntries(FIELDS.map((field) => [field, (deployment) => deployment[field]]));

/** All deployments of a list, also those on its other pages, that are to be included. */
export async function narrowedCsv(ask, path, includes) {
  const found = [];
  for (let next = path; next; ) {
    const answer = await ask(next);
    found.push(...answer.results.filter(includes));
    next = answer.next;
  }
  return csvBlob(COLUMNS, found);
}

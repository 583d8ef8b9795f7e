// Texts for reasons and faults, and the names of the metrics.

const REASONS = {
  inProgress: "Not finished yet",
  notSucceeded: "Failed or rolled back",
  cancelled: "Cancelled",
  voided: "Withdrawn",
  missingStart: "No start time",
  impossibleTime: "A time before the year 2000",
  unknownStatus: "Unknown status",
  missingFinish: "Finished, but no finish time",
  negativeDuration: "Finished before it started",
  unexpectedFinish: "In progress, but with a finish time",
  futureStart: "Starts or ends in the future",
  stuck: "In progress for more than 24 hours",
  possibleDuplicate: "Looks like a duplicate",
  oddName: "Name almost like another",
  faultless: "Nothing wrong with it",
  missingCommit: "No commit time, or one after it was complete",
  notProduction: "Not to production",
  otherEnvironment: "Neither to staging nor to production",
};

const METRICS = {
  frequency: "Deployments",
  "deployment-frequency": "Deployment frequency",
  "lead-time": "Deploy lead time",
  "change-lead-time": "Change lead time",
  "failure-rate": "Change failure rate",
  latest: "What runs where",
  "recovery-time": "Recovery time",
  "rework-rate": "Rework rate",
  "data-quality": "Data quality",
  drift: "Drift",
  summary: "Summary",
};

/** Words for a key that the page doesn't know: somethingElse is "Something else". */
function words(key) {
  const spaced = key.replace(/-/g, " ").replace(/([a-z])([A-Z])/g, (_, end, start) => `${end} ${start.toLowerCase()}`);
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

export function reasonText(key) {
  return REASONS[key] ?? words(key);
}

export function metricText(name) {
  return METRICS[name] ?? words(name);
}

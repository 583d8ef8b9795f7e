# What holds of seed data, one fact a line: jq --slurp --raw-output --arg now TIME --from-file, with TZ where the company works.
def count(rule): map(select(rule)) | length;
def share(rule): "\(count(rule) * 100 / length | floor) %";
def start: .startedAt // empty | fromdate;
def finish: .finishedAt // empty | fromdate;
def under_way: .status | IN("Queued", "Building", "Deploying");
def finished: .status | IN("Succeeded", "Failed", "RolledBack", "Cancelled");
def lasts: (start // null) != null;
def hours($now): if lasts then ($now - start) / 3600 else 0 end;
def future($now): lasts and start > $now + 300;
def in_working_hours: start | localtime | .[6] >= 1 and .[6] <= 5 and .[3] >= 9 and .[3] < 18;

($now | fromdate) as $now | flatten | . as $all | map(select(lasts and start < $now)) as $past
| ($past | map(select(.environment == "staging") | {"\(.version) \(.commitSha)": true}) | add) as $staged
| {
    deployments: length, ids: (map(.id) | unique | length), services: (map(.serviceName) | unique | length),
    environments: (map(.environment) | unique | join(" ")), days: (($now - ($past[0] | start)) / 86400 + 0.5 | floor),
    missingFinish: count(finished and .finishedAt == null), unexpectedFinish: count(under_way and .finishedAt != null),
    negativeDuration: count(lasts and .finishedAt != null and finish < start), unknownStatus: count((finished or under_way) | not),
    missingStart: count(.startedAt == null), futureStart: count(future($now)), stuck: count(under_way and hours($now) >= 24),
    possibleDuplicate: (length - (map([.serviceName, .environment, .version, .commitSha, .startedAt]) | unique | length)),
    underWay: count(under_way and hours($now) < 1 and (future($now) | not)),
    cancelled: count(.status == "Cancelled"), rolledBack: count(.status == "RolledBack"),
    rolledBackInOrder: (map(select(.status == "RolledBack") | .rolledBackAt > .finishedAt) | all),
    hotfixes: count(.labels.hotfix == "true"), inWorkingHours: ($past | share(in_working_hours)),
    promotedFromStaging: ($past | map(select(.environment == "production")) | share($staged["\(.version) \(.commitSha)"])),
    minutesSinceLastFinish: (($now - ($past | map(select(finished)) | last | finish)) / 60 | floor)
  }
| to_entries[] | "\(.key) \(.value)"

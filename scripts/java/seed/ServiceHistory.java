package seed;

import static seed.Deployment.PRODUCTION;
import static seed.Deployment.STAGING;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Plays one service's months: changes arrive, go to staging, are promoted, fail and get repaired. */
final class ServiceHistory {
    private static final List<String> ON_CALL = List.of("frank.andersen", "grace.kim", "samir.haddad", "noor.vermeer");

    private final ServiceProfile service;
    private final Chance chance;
    private final Instant end;
    private final List<Deployment> deployments = new ArrayList<>();
    private final Map<String, Instant> freeFrom = new HashMap<>();
    private final int[] version;
    private int pullRequest;
    private int run;
    private Change live;
    private Instant lastRelease;

    ServiceHistory(ServiceProfile service, Instant start, Instant end) {
        this.service = service;
        this.end = end;
        chance = new Chance(service.name());
        var parts = service.firstVersion().split("\\.");
        version = new int[] {Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2])};
        pullRequest = chance.between(180, 900);
        run = chance.between(2000, 9000);
        lastRelease = start;
    }

    /** Every deployment that began and finished between start and end. */
    List<Deployment> play(Instant start) {
        var meanGap = 5 * WorkCalendar.MINUTES_PER_DAY / service.changesPerWeek();
        var at = start;
        while (at.isBefore(end)) {
            at = WorkCalendar.plusWorking(at, chance.gap(meanGap));
            deliver(at);
            if (chance.hits(0.012)) {
                repair(nightAfter(at));
            }
        }
        return deployments.stream().filter(d -> d.completedAt().isBefore(end)).toList();
    }

    /** What the file's reader finds under way: a release just tried on staging and a change being built. */
    List<Deployment> closingScene(boolean promoted) {
        deployments.clear();
        freeFrom.clear();
        var change = nextChange(end, false, false);
        var staged = deploy(change, STAGING, end.plusSeconds(between(20, 25)), "Succeeded");
        if (!promoted) {
            return List.of(
                    staged.withTimes(ReferenceTime.NOW.minusSeconds(70), null).withStatus("Building"));
        }
        var promotion = deploy(change, PRODUCTION, ReferenceTime.NOW.minusSeconds(215), "Succeeded");
        return List.of(staged, promotion.withTimes(promotion.startedAt(), null).withStatus("Deploying"));
    }

    private int between(int lowMinutes, int highMinutes) {
        return chance.between(lowMinutes * 60, highMinutes * 60);
    }

    private void deliver(Instant at) {
        var change = nextChange(at, chance.hits(0.2), false);
        var staged = deploy(change, STAGING, at, chance.hits(service.stagingFailures()) ? "Failed" : "Succeeded");
        while (!staged.succeeded()) {
            var fixAt = WorkCalendar.plusWorking(staged.finishedAt(), chance.minutes(15, 140));
            change = nextChange(fixAt, false, false);
            staged = deploy(change, STAGING, fixAt, chance.hits(service.stagingFailures()) ? "Failed" : "Succeeded");
        }
        var dueAt = lastRelease.plus(Duration.ofDays(service.releaseEveryDays()));
        if (!staged.finishedAt().isBefore(dueAt) && chance.hits(0.96)) {
            release(
                    change,
                    WorkCalendar.plusWorking(staged.finishedAt(), chance.around(service.promotionMinutes(), 0.6)));
        }
    }

    private void release(Change change, Instant at) {
        lastRelease = at;
        if (!chance.hits(service.productionFailures())) {
            deploy(change, PRODUCTION, at, "Succeeded");
            live = change;
        } else if (chance.hits(0.45) && live != null) {
            var back = rollBack(deploy(change, PRODUCTION, at, "Succeeded"));
            deploy(live, PRODUCTION, back.plus(chance.minutes(1, 4)), "Succeeded");
            repair(back.plus(chance.minutes(40, 200)));
        } else {
            var failed = deploy(change, PRODUCTION, at, "Failed");
            if (chance.hits(0.6)) {
                deploy(change, PRODUCTION, failed.finishedAt().plus(chance.minutes(6, 50)), "Succeeded");
                live = change;
            } else {
                repair(failed.finishedAt().plus(chance.minutes(25, 150)));
            }
        }
    }

    /** A deployment is rolled back after people have seen what it does. */
    private Instant rollBack(Deployment bad) {
        var back = bad.finishedAt().plus(chance.minutes(8, 75));
        deployments.set(deployments.indexOf(bad), bad.rolledBack(back));
        freeFrom.put(bad.environment(), back.plusSeconds(40));
        return back;
    }

    /** A hotfix goes through staging in minutes, by whoever is on call, at whatever hour. */
    private void repair(Instant at) {
        var fix = nextChange(at, false, true);
        var staged = deploy(fix, STAGING, at, "Succeeded");
        deploy(fix, PRODUCTION, staged.finishedAt().plus(chance.minutes(2, 9)), "Succeeded");
        live = fix;
    }

    private Instant nightAfter(Instant at) {
        var evening = at.atZone(WorkCalendar.HOME).toLocalDate().atTime(20, 0).atZone(WorkCalendar.HOME);
        return evening.plus(chance.minutes(0, 600)).toInstant();
    }

    private Change nextChange(Instant stagedAt, boolean feature, boolean hotfix) {
        version[1] += feature ? 1 : 0;
        version[2] = feature ? 0 : version[2] + 1;
        pullRequest += chance.between(1, 4);
        var review = hotfix ? chance.minutes(5, 15) : chance.around(service.releaseEveryDays() > 0 ? 240 : 60, 0.9);
        var text = version[0] + "." + version[1] + "." + version[2];
        var author = chance.favouring(hotfix ? ON_CALL : service.people());
        return new Change(text, chance.commitSha(), pullRequest, author, stagedAt.minus(review), hotfix);
    }

    private Deployment deploy(Change change, String environment, Instant at, String status) {
        var start = later(at, freeFrom.get(environment));
        var duration = chance.around(service.deployMinutes(), 0.35);
        var finish = start.plus(duration);
        freeFrom.put(environment, finish.plusSeconds(40));
        var tag = service.tagged() && environment.equals(PRODUCTION);
        var branch = environment.equals(STAGING) && chance.hits(0.15);
        var deployment = new Deployment(
                null,
                service.name(),
                change.version(),
                environment,
                tag ? "Tag" : branch ? "Branch" : "PullRequest",
                status,
                change.author(),
                start,
                finish,
                null,
                change.commitSha(),
                tag || branch ? null : change.pullRequestNumber(),
                chance.hits(0.93) ? change.committedAt() : null,
                "https://ci.example.com/" + service.name() + "/runs/" + ++run,
                change.hotfix() ? Map.of("team", service.team(), "hotfix", "true") : Map.of("team", service.team()));
        deployments.add(deployment);
        return deployment;
    }

    private static Instant later(Instant at, Instant free) {
        return free == null || free.isBefore(at) ? at : free;
    }
}

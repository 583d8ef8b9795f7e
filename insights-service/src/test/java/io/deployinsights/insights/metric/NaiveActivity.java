package io.deployinsights.insights.metric;

import io.deployinsights.insights.deployment.Deployment;
import io.deployinsights.insights.deployment.Status;
import io.deployinsights.insights.metric.activity.Activity.HourOfWeek;
import io.deployinsights.insights.metric.activity.People.Person;
import io.deployinsights.insights.selection.Query;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** When deployments were started and by whom, hour by hour and person by person. */
record NaiveActivity(List<Deployment> deployments, Query query, Instant now) {

    List<HourOfWeek> hours() {
        var hours = new ArrayList<HourOfWeek>();
        for (var day : DayOfWeek.values()) {
            for (int hour = 0; hour < 24; hour++) {
                int of = hour;
                long in = started().stream()
                        .map(d -> d.startedAt().atZone(query.window().zone()))
                        .filter(time -> time.getDayOfWeek() == day && time.getHour() == of)
                        .count();
                var name = day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH).toLowerCase(Locale.ROOT);
                hours.add(new HourOfWeek(name, hour, (int) in));
            }
        }
        return hours;
    }

    List<Person> people() {
        return started().stream()
                .map(Deployment::deployedBy)
                .distinct()
                .map(this::person)
                .sorted(Comparator.comparingInt((Person person) -> -person.deployments())
                        .thenComparing(Person::deployedBy, Comparator.nullsFirst(Comparator.naturalOrder())))
                .toList();
    }

    private Person person(String name) {
        var all = started().stream()
                .filter(d -> Objects.equals(d.deployedBy(), name))
                .toList();
        int failed = count(all, Status.FAILED);
        int rolledBack = count(all, Status.ROLLED_BACK);
        int finished = count(all, Status.SUCCEEDED) + failed + rolledBack;
        var last = all.stream().map(Deployment::startedAt).max(Comparator.naturalOrder());
        return new Person(
                name,
                all.size(),
                finished,
                failed,
                rolledBack,
                finished == 0 ? null : (failed + rolledBack) / (double) finished,
                last.orElseThrow());
    }

    private List<Deployment> started() {
        return new NaiveSelection(deployments, query)
                .inWindow()
                .filter(d -> NaiveRecord.isInTime(d, now))
                .toList();
    }

    private static int count(List<Deployment> deployments, Status status) {
        return (int) deployments.stream()
                .filter(d -> Status.named(d.status()) == status)
                .count();
    }
}

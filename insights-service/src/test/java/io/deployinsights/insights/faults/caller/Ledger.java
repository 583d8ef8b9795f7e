package io.deployinsights.insights.faults.caller;

import java.time.Instant;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/** What was sent to the registry and what it has acknowledged: between the two is what a right answer may say. */
public final class Ledger {

    private record Acknowledgement(String id, Instant at) {}

    private final Queue<Instant> sent = new ConcurrentLinkedQueue<>();
    private final Queue<Acknowledgement> acknowledged = new ConcurrentLinkedQueue<>();

    /** To be noted before a deployment is sent. */
    public void sending() {
        sent.add(Instant.now());
    }

    /** To be noted after the registry has answered that it has a deployment. */
    public void acknowledged(String id) {
        acknowledged.add(new Acknowledgement(id, Instant.now()));
    }

    public Set<String> acknowledged() {
        return acknowledged.stream().map(Acknowledgement::id).collect(Collectors.toSet());
    }

    /** The fewest deployments that the registry can have had at a moment. */
    public long fewestAt(Instant moment) {
        return acknowledged.stream().filter(each -> each.at().isBefore(moment)).count();
    }

    /** The most deployments that the registry can have had at a moment. */
    public long mostAt(Instant moment) {
        return sent.stream().filter(each -> !each.isAfter(moment)).count();
    }
}

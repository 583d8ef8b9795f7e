package io.deployinsights.insights.current;

/** Where a request gets the deployments from that it is answered with. */
@FunctionalInterface
public interface HistorySource {

    /**
     * The history to answer with now.
     *
     * @throws io.deployinsights.insights.registry.RegistryUnavailable when there is none that is new enough
     */
    CurrentHistory current();
}

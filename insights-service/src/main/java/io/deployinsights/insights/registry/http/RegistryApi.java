package io.deployinsights.insights.registry.http;

import io.deployinsights.insights.history.HistoryBuilder;
import io.deployinsights.insights.registry.json.FeedAnswer;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;

/** The Registry API's endpoints that insights are made from. */
interface RegistryApi {

    /** The whole list, read into columns while it arrives; null when the answer has no body. */
    @GetExchange(url = "/api/deployments", accept = "application/json")
    @Nullable
    HistoryBuilder deployments();

    /** A page of the change feed; null when the answer has no body. */
    @GetExchange(url = "/api/deployments/changes", accept = "application/json")
    @Nullable
    FeedAnswer changes(@RequestParam(required = false) @Nullable String after, @RequestParam int limit);

    /** Returns when the registry calls itself healthy, throws when it does not. */
    @GetExchange("/api/health")
    void health();
}

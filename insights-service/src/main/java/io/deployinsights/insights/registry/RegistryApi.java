package io.deployinsights.insights.registry;

import io.deployinsights.insights.history.HistoryBuilder;
import org.jspecify.annotations.Nullable;
import org.springframework.web.service.annotation.GetExchange;

/** The two of the Registry API's endpoints that insights are made from. */
interface RegistryApi {

    /** The whole list, read into columns while it arrives; null when the answer has no body. */
    @GetExchange(url = "/api/deployments", accept = "application/json")
    @Nullable
    HistoryBuilder deployments();

    /** Returns when the registry calls itself healthy, throws when it does not. */
    @GetExchange("/api/health")
    void health();
}

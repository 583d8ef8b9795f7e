package io.deployinsights.insights.registry.http;

import io.deployinsights.insights.history.HistoryBuilder;
import io.deployinsights.insights.registry.json.FeedAnswer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;

/** The Registry API's endpoints that insights are made from. */
interface RegistryApi {

    /** The whole list, read into columns while it arrives, or nothing but the status 304 when it still has the tag that is known. */
    @GetExchange(url = "/api/deployments", accept = "application/json")
    ResponseEntity<HistoryBuilder> deployments(
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String known);

    /** A page of the change feed; null when the answer has no body. */
    @GetExchange(url = "/api/deployments/changes", accept = "application/json")
    @Nullable
    FeedAnswer changes(@RequestParam(required = false) @Nullable String after, @RequestParam int limit);

    /** Returns when the registry calls itself healthy, throws when it does not. */
    @GetExchange("/api/health")
    void health();
}

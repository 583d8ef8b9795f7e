package io.deployinsights.insights.web.access;

import io.deployinsights.insights.RunningInsights;
import io.deployinsights.insights.SharedInsights;
import io.deployinsights.support.testing.HostFacts;
import java.util.List;

class HostsHttpTests extends HostFacts {

    private static final RunningInsights INSIGHTS = SharedInsights.INSIGHTS;

    HostsHttpTests() {
        super(
                INSIGHTS.port(),
                INSIGHTS.managementPort(),
                SharedInsights.HOST,
                "'",
                "insights.access.hosts (INSIGHTS_ACCESS_HOSTS)",
                List.of(
                        "GET /insights/latest",
                        "HEAD /insights/latest",
                        "OPTIONS /insights/latest",
                        "DELETE /insights/latest",
                        "GET http://evil.example:8080/insights/latest",
                        "GET /health",
                        "GET /",
                        "HEAD /events",
                        "GET /badges/a/frequency.svg"));
    }
}

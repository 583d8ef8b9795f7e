package io.deployinsights.insights;

import io.deployinsights.support.testing.PreparedBeansFacts;
import java.util.List;

class PreparedBeansTests extends PreparedBeansFacts {

    PreparedBeansTests() {
        super(
                InsightsApplication.PREPARED_BEANS,
                "REDIS_URL",
                List.of(
                        "REGISTRY_URL",
                        "LOGGING_STRUCTURED_FORMAT_CONSOLE",
                        "INSIGHTS_MANAGEMENT_ADDRESS",
                        "INSIGHTS_PORT"));
    }
}

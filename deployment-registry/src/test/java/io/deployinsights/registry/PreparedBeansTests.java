package io.deployinsights.registry;

import io.deployinsights.support.testing.PreparedBeansFacts;
import java.util.List;

class PreparedBeansTests extends PreparedBeansFacts {

    PreparedBeansTests() {
        super(
                RegistryApplication.PREPARED_BEANS,
                "MONGODB_URI",
                List.of(
                        "REGISTRY_FEED_SETTLE_TIME",
                        "LOGGING_STRUCTURED_FORMAT_CONSOLE",
                        "REGISTRY_MANAGEMENT_ADDRESS",
                        "REGISTRY_PORT"));
    }
}

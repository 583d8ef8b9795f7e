package io.deployinsights.registry;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says in the log where the registry can be found: a line that people look for, and click. */
@Component
class Announcement {

    private static final Logger log = LoggerFactory.getLogger(Announcement.class);

    private final String address;

    Announcement(@Value("${server.address}") String address) {
        this.address = address;
    }

    @EventListener
    void on(WebServerInitializedEvent event) {
        if (event.getApplicationContext().getServerNamespace() != null) {
            // The management port's.
            return;
        }
        log.info(
                "The registry answers at http://{}:{}/api/deployments, its documentation is at /api/docs",
                address,
                event.getWebServer().getPort());
    }
}

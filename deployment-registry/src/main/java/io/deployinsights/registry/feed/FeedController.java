package io.deployinsights.registry.feed;

import io.deployinsights.registry.problem.Faults;
import io.deployinsights.registry.rendering.DeploymentJson;
import io.deployinsights.registry.request.Limit;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JsonGenerator;

@RestController
class FeedController {

    private static final Limit LIMIT = new Limit(10_000);
    private static final int USUAL_LIMIT = 1_000;

    private final ChangeFeed feed;

    FeedController(ChangeFeed feed) {
        this.feed = feed;
    }

    @GetMapping(path = "/api/deployments/changes", produces = MediaType.APPLICATION_JSON_VALUE)
    void changes(FeedParameters parameters, HttpServletResponse response) throws IOException {
        Faults faults = new Faults();
        int limit = LIMIT.read(parameters.limit(), faults).orElse(USUAL_LIMIT);
        faults.reject();
        FeedPage page = feed.read(FeedCursor.parse(parameters.after()), limit);

        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        try (JsonGenerator json = DeploymentJson.generator(response.getOutputStream())) {
            json.writeStartObject();
            json.writeStringProperty("epoch", page.epoch());
            json.writeArrayPropertyStart("items");
            page.items().forEach(json::writeRawValue);
            json.writeEndArray();
            json.writeStringProperty("next", page.next().text());
            json.writeBooleanProperty("more", page.more());
            json.writeEndObject();
        }
    }
}

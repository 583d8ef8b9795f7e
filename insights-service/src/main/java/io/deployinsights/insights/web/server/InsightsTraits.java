package io.deployinsights.insights.web.server;

import io.deployinsights.insights.web.access.AccessProperties;
import io.deployinsights.insights.web.parameters.Quoted;
import io.deployinsights.support.ServiceTraits;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
record InsightsTraits(AccessProperties access) implements ServiceTraits {

    @Override
    public List<String> hosts() {
        return access.hosts();
    }

    @Override
    public String hostsProperty() {
        return "insights.access.hosts";
    }

    @Override
    public String healthPath() {
        return "/health";
    }

    @Override
    public String unexpectedFailure() {
        return "Something unexpected happened, and the service's log says what.";
    }

    @Override
    public String quoted(String sent) {
        return Quoted.text(sent);
    }

    @Override
    public String error(String field, String reason) {
        return field + " " + reason;
    }
}

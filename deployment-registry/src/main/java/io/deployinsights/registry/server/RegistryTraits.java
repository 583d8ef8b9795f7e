package io.deployinsights.registry.server;

import io.deployinsights.registry.access.AccessProperties;
import io.deployinsights.registry.text.Quoted;
import io.deployinsights.support.ServiceTraits;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
record RegistryTraits(AccessProperties access) implements ServiceTraits {

    @Override
    public List<String> hosts() {
        return access.hosts();
    }

    @Override
    public String hostsProperty() {
        return "registry.access.hosts";
    }

    @Override
    public String healthPath() {
        return "/api/health";
    }

    @Override
    public String unexpectedFailure() {
        return "The registry failed unexpectedly; its log says why.";
    }

    @Override
    public String quoted(String sent) {
        return Quoted.text(sent);
    }

    @Override
    public String error(String field, String reason) {
        return reason;
    }
}

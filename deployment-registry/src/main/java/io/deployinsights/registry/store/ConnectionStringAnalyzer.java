package io.deployinsights.registry.store;

import com.mongodb.ConnectionString;
import io.deployinsights.support.AddressAnalyzer;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

class ConnectionStringAnalyzer extends AddressAnalyzer {

    ConnectionStringAnalyzer(Environment environment) {
        super(
                environment,
                "spring.mongodb.uri",
                "MONGODB_URI",
                "no connection string",
                "Set it to one such as mongodb://user:password@host:27017/deployment-registry, special characters in"
                        + " user and password percent-encoded; or leave it empty for the embedded store.");
    }

    @Override
    protected @Nullable String check(String address) {
        return new ConnectionString(address).getHosts().isEmpty() ? "it names no host" : null;
    }
}

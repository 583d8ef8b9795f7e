package io.deployinsights.registry.store;

import com.mongodb.ConnectionString;
import com.mongodb.MongoException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.env.Environment;

/** Says in two sentences that a connection string is none, instead of in a stack trace. */
class ConnectionStringAnalyzer implements FailureAnalyzer {

    private static final String PROPERTY = "spring.mongodb.uri";
    private static final String CREDENTIALS = "://[^/]*@";

    private final Environment environment;

    ConnectionStringAnalyzer(Environment environment) {
        this.environment = environment;
    }

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        String uri = environment.getProperty(PROPERTY, "");
        String reason = reason(uri);
        return uri.isBlank() || reason == null
                ? null
                : new FailureAnalysis(
                        "MONGODB_URI (%s) is \"%s\", which is no connection string: %s."
                                .formatted(PROPERTY, uri.replaceAll(CREDENTIALS, "://***@"), reason),
                        "Set it to one such as mongodb://user:password@host:27017/deployment-registry, special"
                                + " characters in user and password percent-encoded; or leave it empty for the embedded"
                                + " store.",
                        failure);
    }

    /** What is wrong with it; null where it can be understood. */
    private static @Nullable String reason(String uri) {
        try {
            return new ConnectionString(uri).getHosts().isEmpty() ? "it names no host" : null;
        } catch (IllegalArgumentException | MongoException wrong) {
            return String.valueOf(wrong.getMessage()).replaceAll("[.\\s]+$", "").replaceAll(CREDENTIALS, "://***@");
        }
    }
}

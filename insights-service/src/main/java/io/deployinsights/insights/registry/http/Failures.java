package io.deployinsights.insights.registry.http;

import io.deployinsights.insights.registry.AnswerUnreadable;
import io.deployinsights.insights.registry.RegistryRefused;
import io.deployinsights.insights.registry.RegistryUnavailable;
import io.deployinsights.insights.registry.RegistryUnreachable;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/** Says in a sentence why the registry could not be asked. */
record Failures(String address, Duration timeout) {

    /** What a failed call means, by the cause that says most. */
    RegistryUnavailable explain(RuntimeException failure) {
        return cause(failure, RegistryUnavailable.class)
                .or(() -> cause(failure, UnresolvedAddressException.class)
                        .map(e -> unreachable("has a host name that can't be resolved", e)))
                .or(() -> cause(failure, HttpConnectTimeoutException.class)
                        .map(e -> unreachable("did not accept the connection in time", e)))
                .or(() -> cause(failure, ConnectException.class).map(e -> unreachable("refused the connection", e)))
                .or(() -> cause(failure, HttpTimeoutException.class)
                        .map(e -> unreachable("did not answer within %s".formatted(seconds()), e)))
                .or(() -> cause(failure, IOException.class)
                        .map(e -> unreachable("broke off its answer, or took longer than %s".formatted(seconds()), e)))
                .or(() -> cause(failure, UnexpectedEndOfInputException.class)
                        .map(e -> unreachable("broke off its answer", e)))
                .orElseGet(() -> unreadable("answered with what is no list of deployments", failure));
    }

    /** What an answer without a body means. */
    RegistryUnavailable empty() {
        return new AnswerUnreadable(sentence("answered with nothing"), null);
    }

    /** What an answer in another format means. */
    RegistryUnavailable notJson(MediaType type) {
        return new AnswerUnreadable(sentence("answered with %s instead of JSON".formatted(type)), null);
    }

    /** What a page means that says there is more, and where to go on the place that it was asked for. */
    RegistryUnavailable standing() {
        return new AnswerUnreadable(sentence("says that its change feed has more, and doesn't go on"), null);
    }

    /** What another status than 200 means. */
    RegistryUnavailable refused(int status, @Nullable String retryAfter) {
        return new RegistryRefused(sentence("answered with status " + status), status, seconds(retryAfter));
    }

    private RegistryUnavailable unreachable(String what, Throwable cause) {
        return new RegistryUnreachable(sentence(what), cause);
    }

    private RegistryUnavailable unreadable(String what, Throwable cause) {
        return new AnswerUnreadable(sentence(what), cause);
    }

    private String sentence(String what) {
        return "The registry at %s %s.".formatted(address, what);
    }

    private String seconds() {
        return timeout.toMillis() / 1000.0 + " s";
    }

    /** Seconds, as nearly all servers write them; the date that HTTP allows as well counts as nothing. */
    private static @Nullable Duration seconds(@Nullable String retryAfter) {
        return retryAfter != null && retryAfter.matches("\\d{1,9}")
                ? Duration.ofSeconds(Long.parseLong(retryAfter))
                : null;
    }

    private static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> type) {
        return Stream.<Throwable>iterate(failure, e -> e != null, Throwable::getCause)
                .limit(20)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }
}

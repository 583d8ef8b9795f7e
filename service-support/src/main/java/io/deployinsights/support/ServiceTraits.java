package io.deployinsights.support;

import java.util.List;

/** How a service differs from others in what its server does before the application sees a request. A bean of each service. */
public interface ServiceTraits {

    /** Names that requests may be addressed to, beside {@code localhost} and IP addresses. */
    List<String> hosts();

    /** The property that sets them. */
    String hostsProperty();

    /** The address that reports the service's health: who watches it leaves no access lines. */
    String healthPath();

    /** The detail of a failure that nobody foresaw: a sentence. */
    String unexpectedFailure();

    /** What a client sent, as messages show it. */
    String quoted(String sent);

    /** The message of one error in a problem, of the field that it is about and what is wrong with it. */
    String error(String field, String reason);
}

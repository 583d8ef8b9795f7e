package io.deployinsights.support;

import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/**
 * How a service differs from others in what its server does before the application sees a request. A bean of each service.
 *
 * @param hosts names that requests may be addressed to, beside {@code localhost} and IP addresses
 * @param hostsProperty the property that sets them
 * @param healthPath the address that reports the service's health: who watches it leaves no access lines
 * @param unexpectedFailure the detail of an unforeseen failure: a sentence
 * @param quoted what a client sent, as messages show it
 * @param error the message of one error in a problem, of the field that it is about and what is wrong with it
 */
public record ServiceTraits(
        List<String> hosts,
        String hostsProperty,
        String healthPath,
        String unexpectedFailure,
        UnaryOperator<String> quoted,
        BinaryOperator<String> error) {}

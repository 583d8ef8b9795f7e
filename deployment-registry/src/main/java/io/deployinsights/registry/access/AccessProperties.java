package io.deployinsights.registry.access;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may use the registry.
 *
 * @param hosts Names that requests may be addressed to, beside {@code localhost} and IP addresses, separated by commas: a web page can
 *     give this machine any other one.
 */
@ConfigurationProperties("registry.access")
public record AccessProperties(@DefaultValue List<String> hosts) {}

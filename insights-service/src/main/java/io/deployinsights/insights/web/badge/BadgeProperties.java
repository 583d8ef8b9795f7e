package io.deployinsights.insights.web.badge;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How badges are served.
 *
 * @param maxAge How long a browser or a proxy may show a badge before it requests it again.
 */
@Validated
@ConfigurationProperties("insights.badges")
record BadgeProperties(
        @DefaultValue("5m") @NotNull @DurationMin Duration maxAge) {}

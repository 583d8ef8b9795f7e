package io.deployinsights.support.testing;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;

/** What a service logs of a failure that nobody foresaw, by the pattern in service.yml. */
public abstract class StackTraceFacts {

    @Test
    void endEvenWhereTheStackDidNot() {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        PatternLayout layout = new PatternLayout();
        layout.setContext(context);
        layout.setPattern(pattern());
        layout.start();

        String logged = layout.doLayout(new LoggingEvent(
                "", context.getLogger("any"), Level.ERROR, "It failed", new IllegalStateException(overflow()), null));

        assertThat(logged.lines()).hasSizeBetween(50, 150);
        assertThat(logged)
                .contains("It failed", "java.lang.StackOverflowError", "StackTraceFacts.endless")
                .contains("IllegalStateException");
    }

    private static String pattern() {
        YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ClassPathResource("service.yml"));
        return Objects.requireNonNull(yaml.getObject()).getProperty("logging.pattern.console");
    }

    private static StackOverflowError overflow() {
        try {
            endless(0);
            throw new AssertionError();
        } catch (StackOverflowError overflow) {
            return overflow;
        }
    }

    // It overflows on purpose.
    @SuppressWarnings("InfiniteRecursion")
    private static int endless(int depth) {
        return endless(depth + 1) + 1;
    }
}

package io.deployinsights.support;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.SpringProperties;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/**
 * Starts with the beans that Spring has prepared while an image was built ({@code -Dprepared}), where they are the right ones: that saves a
 * quarter of the processor time of a start (docs/decisions/0018-prepared-beans-stay.md).
 *
 * <p>Which beans there are was decided then, for settings as in docker-compose.yml, and isn't asked again. A service with a setting that
 * may decide otherwise finds its beans as it starts, as one does that nothing was prepared for.
 */
public final class PreparedBeans implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(PreparedBeans.class);

    /** The settings of Spring and of libraries: any of them may decide whether there is a bean. */
    private static final Pattern DECIDES = Pattern.compile("(spring|management|server|resilience4j)[._].*");

    /** Those of them that beans read when they are made. */
    private static final Set<String> DECIDE_NOTHING = Set.of(
            "server.address",
            "server.port",
            "management.server.address",
            "management.server.port",
            "management.tracing.sampling.probability",
            "spring.lifecycle.timeout-per-shutdown-phase");

    private final String prepared;
    private final String store;
    private final Set<String> harmless;

    /**
     * Beans that were prepared for a service in front of a store.
     *
     * @param application the class that the service begins with
     * @param store the setting that says where the store is; without it there are other beans
     * @param others settings beside it that decide nothing
     */
    public PreparedBeans(Class<?> application, String store, String... others) {
        prepared = application.getName() + "__ApplicationContextInitializer";
        this.store = store;
        harmless = Stream.of(Stream.of(store), Stream.of(others), DECIDE_NOTHING.stream())
                .flatMap(names -> names)
                .map(PreparedBeans::uniform)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        if (!ClassUtils.isPresent(prepared, event.getSpringApplication().getClassLoader())) {
            return;
        }
        var difference = difference(event.getEnvironment());
        if (difference == null) {
            LOG.info("Starts with the beans that were prepared for it");
            SpringProperties.setFlag("spring.aot.enabled");
        } else {
            LOG.info("Starts without the beans that were prepared for it, which takes longer: {}", difference);
        }
    }

    /** What makes prepared beans the wrong ones; null where they are right. */
    public @Nullable String difference(ConfigurableEnvironment environment) {
        if (!StringUtils.hasText(environment.getProperty(store))) {
            return store + " is not set";
        }
        if (ManagementPortType.get(environment) != ManagementPortType.DIFFERENT) {
            return "there is no port of its own for metrics";
        }
        return environment.getPropertySources().stream()
                .filter(PreparedBeans::isFromOutside)
                .flatMap(PreparedBeans::names)
                .filter(this::decides)
                .findFirst()
                .map("%s is set"::formatted)
                .orElse(null);
    }

    /** Neither from application.yml and what it imports, nor what Spring Boot reports of itself and of all the others together. */
    private static boolean isFromOutside(PropertySource<?> source) {
        return !source.getName().contains("class path resource")
                && !source.getName().equals("configurationProperties")
                && !source.getName().equals("applicationInfo");
    }

    private static Stream<String> names(PropertySource<?> source) {
        return source instanceof EnumerablePropertySource<?> listed
                ? Stream.of(listed.getPropertyNames())
                : Stream.empty();
    }

    private boolean decides(String name) {
        return DECIDES.matcher(name.toLowerCase(Locale.ROOT)).matches() && !harmless.contains(uniform(name));
    }

    /** Without regard to case and punctuation, which differ between files, variables and arguments. */
    private static String uniform(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}

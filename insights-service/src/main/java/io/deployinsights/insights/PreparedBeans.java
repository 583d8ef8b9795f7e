package io.deployinsights.insights;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
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
 * Starts with the beans that Spring has prepared while an image was built ({@code -Dprepared}), where they are the right ones. Which
 * beans there are was decided then, for settings as in docker-compose.yml, and isn't asked again: a service with a setting that may
 * decide otherwise finds its beans as it starts, as one does that nothing was prepared for.
 */
final class PreparedBeans implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(PreparedBeans.class);

    private static final String PREPARED = InsightsApplication.class.getName() + "__ApplicationContextInitializer";

    /** What others than this service read: any of it may decide whether there is a bean. */
    private static final Pattern DECIDES = Pattern.compile("(spring|management|server|resilience4j)[._].*");

    /** Of it, what beans read when they are made, without regard to case and punctuation. */
    private static final Set<String> DECIDES_NOTHING = Set.of(
            "serveraddress",
            "serverport",
            "managementserveraddress",
            "managementserverport",
            "managementtracingsamplingprobability",
            "springlifecycletimeoutpershutdownphase",
            "springdataredisurl",
            "springdataredisconnecttimeout",
            "springdataredistimeout");

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        if (!ClassUtils.isPresent(PREPARED, event.getSpringApplication().getClassLoader())) {
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
    static @Nullable String difference(ConfigurableEnvironment environment) {
        if (!StringUtils.hasText(environment.getProperty("spring.data.redis.url"))) {
            return "no Redis is configured";
        }
        if (ManagementPortType.get(environment) != ManagementPortType.DIFFERENT) {
            return "there is no port of its own for metrics";
        }
        return environment.getPropertySources().stream()
                .filter(PreparedBeans::isFromOutside)
                .flatMap(PreparedBeans::names)
                .filter(PreparedBeans::decides)
                .findFirst()
                .map("%s is set"::formatted)
                .orElse(null);
    }

    /** Neither from application.yml, nor what Spring Boot tells of itself and of all the others together. */
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

    private static boolean decides(String name) {
        var key = name.toLowerCase(Locale.ROOT);
        var uniform = key.replaceAll("[^a-z0-9]", "");
        return DECIDES.matcher(key).matches() && !DECIDES_NOTHING.contains(uniform);
    }
}

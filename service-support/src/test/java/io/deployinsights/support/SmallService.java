package io.deployinsights.support;

import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The least that a service can be, on a real server: what the module does is tested on it. */
@SpringBootConfiguration
@EnableAutoConfiguration(exclude = ErrorMvcAutoConfiguration.class)
@RestController
public class SmallService {

    /** A name that it answers to. */
    public static final String HOST = "small.example";

    /** What it answers a failure with. */
    public static final String FAILURE = "It broke; the log says why.";

    @GetMapping("/things/{name}")
    String thing(@PathVariable String name) {
        return name;
    }

    @PostMapping("/things")
    String made(@RequestBody String body) {
        return body;
    }

    @GetMapping("/health")
    String health() {
        return "healthy";
    }

    @GetMapping("/broken")
    String broken() {
        throw new IllegalStateException("as it should");
    }

    @Bean
    ServiceTraits traits() {
        return new ServiceTraits(
                List.of(HOST),
                "small.hosts",
                "/health",
                FAILURE,
                sent -> "'" + sent + "'",
                (field, reason) -> field + ": " + reason);
    }

    /** The port of the one that all tests share. */
    public static int port() {
        return portNamed("server");
    }

    public static int managementPort() {
        return portNamed("management");
    }

    private static int portNamed(String server) {
        return Shared.CONTEXT.getEnvironment().getRequiredProperty("local.%s.port".formatted(server), Integer.class);
    }

    private static final class Shared {

        static final ConfigurableApplicationContext CONTEXT = SpringApplication.run(
                SmallService.class,
                "--server.address=127.0.0.1",
                "--server.port=0",
                "--server.forward-headers-strategy=native",
                "--spring.main.banner-mode=off",
                "--spring.mvc.formcontent.filter.enabled=false",
                "--spring.servlet.multipart.enabled=false",
                "--spring.web.resources.add-mappings=false",
                "--management.server.port=0",
                "--management.endpoints.web.exposure.include=health,prometheus",
                "--management.endpoint.health.probes.add-additional-paths=true",
                "--logging.level.root=warn",
                "--logging.level.access=warn");
    }
}

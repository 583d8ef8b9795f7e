package io.deployinsights.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The real registry on a free port. */
public final class RunningRegistry implements AutoCloseable {

    /** A name that the shared one answers to. */
    public static final String HOST = "registry.example";

    private final ConfigurableApplicationContext context;

    private RunningRegistry(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** One for all tests that don't mind each other's deployments; it keeps them in a new embedded store. */
    public static RunningRegistry shared() {
        return Shared.REGISTRY;
    }

    /** One of its own on a MongoDB. */
    public static RunningRegistry on(String mongoUri, String... properties) {
        return start(Stream.concat(Stream.of("spring.mongodb.uri=" + mongoUri), Arrays.stream(properties)));
    }

    /** One of its own with an embedded store. */
    public static RunningRegistry embedded(Path file, String... properties) {
        return start(Stream.concat(
                Stream.of("spring.mongodb.uri=", "registry.embedded.path=" + file), Arrays.stream(properties)));
    }

    /** One of its own, on the MongoDB that a further configuration brings. */
    public static RunningRegistry with(Class<?> configuration) {
        return start(Stream.of(), RegistryApplication.class, configuration);
    }

    private static RunningRegistry start(Stream<String> properties) {
        return start(properties, RegistryApplication.class);
    }

    private static RunningRegistry start(Stream<String> properties, Class<?>... sources) {
        List<String> given = properties.toList();
        // Another server takes a moment, and few tests look at it.
        Stream<String> management = given.stream().anyMatch(each -> each.startsWith("management.server.port="))
                ? Stream.of()
                : Stream.of("management.server.port=-1");
        String[] arguments = Stream.of(
                        Stream.of("server.port=0", "server.address=127.0.0.1"), management, given.stream())
                .flatMap(each -> each)
                .map(property -> "--" + property)
                .toArray(String[]::new);
        return new RunningRegistry(SpringApplication.run(sources, arguments));
    }

    public int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    /** The management port, which the shared one has, and where {@code management.server.port=0} has opened one. */
    public int managementPort() {
        return context.getEnvironment().getRequiredProperty("local.management.port", Integer.class);
    }

    public Client management() {
        return new Client(managementPort());
    }

    public Client client() {
        return new Client(port());
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }

    private static final class Shared {

        static final RunningRegistry REGISTRY =
                embedded(newFile(), "management.server.port=0", "registry.access.hosts=" + HOST);

        private static Path newFile() {
            try {
                Path folder = Files.createTempDirectory("registry-tests");
                folder.toFile().deleteOnExit();
                Path file = folder.resolve("registry.mv.db");
                file.toFile().deleteOnExit();
                return file;
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}

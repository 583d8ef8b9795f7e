package io.deployinsights.insights.process;

import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports.Binding;
import io.deployinsights.support.testing.ComposeImages;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Objects;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;

/** The Redis that docker-compose.yml names, in a container. */
public final class RedisContainer {

    private static final int PORT = 6379;

    private RedisContainer() {}

    /** Where it can be reached: this machine, but for tests that run in a container themselves. */
    public static String host() {
        try {
            return InetAddress.getByName(DockerClientFactory.instance().dockerHostIpAddress())
                    .getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Starts one on a port of the {@link #host}, and waits until it listens. */
    public static GenericContainer<?> start(int port) {
        var binding = new PortBinding(Binding.bindIpAndPort(host(), port), ExposedPort.tcp(PORT));
        var redis = new GenericContainer<>(ComposeImages.named("REDIS_IMAGE"))
                .withExposedPorts(PORT)
                .withCreateContainerCmdModifier(command ->
                        Objects.requireNonNull(command.getHostConfig()).withPortBindings(binding))
                .waitingFor(Wait.forLogMessage(".*Ready to accept connections.*", 1));
        redis.start();
        return redis;
    }
}

package io.deployinsights.registry.mongo;

import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports.Binding;
import io.deployinsights.registry.FreePort;
import io.deployinsights.support.testing.ComposeImages;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Objects;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.context.annotation.Bean;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.mongodb.MongoDBContainer;
import org.testcontainers.utility.DockerImageName;

/** The registry's MongoDB as a container, of the image that docker-compose.yml names. */
@TestConfiguration(proxyBeanMethods = false)
class MongoContainers {

    private static final int PORT = 27017;

    @Bean
    @ServiceConnection
    MongoDBContainer mongoContainer() throws IOException {
        return withKeptPort();
    }

    /** One that is reachable from this machine alone, at a port that it keeps when it is started again. */
    static MongoDBContainer withKeptPort() throws IOException {
        // Loopback, but for tests that run in a container themselves.
        InetAddress host = InetAddress.getByName(DockerClientFactory.instance().dockerHostIpAddress());
        PortBinding port =
                new PortBinding(Binding.bindIpAndPort(host.getHostAddress(), FreePort.find()), ExposedPort.tcp(PORT));
        return new MongoDBContainer(image())
                .withCreateContainerCmdModifier(command ->
                        Objects.requireNonNull(command.getHostConfig()).withPortBindings(port));
    }

    private static DockerImageName image() {
        return DockerImageName.parse(ComposeImages.named("MONGO_IMAGE")).asCompatibleSubstituteFor("mongo");
    }
}

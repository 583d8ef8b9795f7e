package io.deployinsights.insights.faults.installed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The names of hosts that a JVM knows, in a file that it reads instead of asking the system. */
public record HostNames(Path folder) {

    /** A name that no real name server will ever resolve. */
    static final String REGISTRY = "registry.invalid";

    private static final String FORGETFUL = "networkaddress.cache.ttl=0\nnetworkaddress.cache.negative.ttl=0\n";

    /**
     * What the JVM is started with.
     *
     * @param forgetful whether it looks a name up each time
     */
    List<String> settings(boolean forgetful) {
        write("security", forgetful ? FORGETFUL : "");
        return List.of(
                "-Djdk.net.hosts.file=" + folder.resolve("hosts"),
                "-Djava.security.properties=" + folder.resolve("security"));
    }

    public void complete() {
        write("hosts", "127.0.0.1 localhost\n127.0.0.1 %s\n".formatted(REGISTRY));
    }

    public void withoutRegistry() {
        write("hosts", "127.0.0.1 localhost\n");
    }

    private void write(String file, String content) {
        try {
            Files.writeString(folder.resolve(file), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.deployinsights.insights.process;

import java.io.File;
import java.nio.file.Path;
import java.util.List;

/** A MongoDB server whose acknowledged writes survive {@code kill -9}: the registry's embedded one, in a process of its own. */
public final class MongoProcess {

    /** The class below is one of the registry's tests. */
    private static final Path SERVER =
            Path.of("..", "deployment-registry", "target", "test-classes").toAbsolutePath();

    private MongoProcess() {}

    /** Starts one on a port, with its file in a folder; does not wait until it listens. */
    public static ServerProcess start(int port, Path folder) {
        return ServerProcess.java(
                List.of(
                        "-cp",
                        PackagedService.jar("registry") + File.pathSeparator + SERVER,
                        "io.deployinsights.registry.embedded.MongoServerProcess",
                        String.valueOf(port),
                        folder.resolve("mongo.mv.db").toString()),
                port,
                folder,
                folder.resolve("mongo.log"));
    }
}

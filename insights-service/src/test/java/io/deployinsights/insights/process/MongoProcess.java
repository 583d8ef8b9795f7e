package io.deployinsights.insights.process;

import java.io.File;
import java.nio.file.Path;
import java.util.List;

/**
 * A MongoDB server whose acknowledged writes survive {@code kill -9}: the registry's embedded one in a process of its own, or the program
 * that the property {@value #PROGRAM} names, which takes a folder for its data and the address to listen at.
 */
public final class MongoProcess {

    private static final String PROGRAM = "mongodb.program";

    /** The class below is one of the registry's tests. */
    private static final Path SERVER =
            Path.of("..", "deployment-registry", "target", "test-classes").toAbsolutePath();

    private MongoProcess() {}

    /** Starts one on a port, with its file in a folder; does not wait until it listens. */
    public static ServerProcess start(int port, Path folder) {
        String program = System.getProperty(PROGRAM, "");
        if (!program.isEmpty()) {
            return ServerProcess.start(
                    List.of(program, folder.toString(), "127.0.0.1:" + port),
                    port,
                    folder,
                    folder.resolve("mongo.log"));
        }
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

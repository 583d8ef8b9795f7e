package io.deployinsights.registry.embedded.durable;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import java.util.Locale;
import java.util.Set;

/**
 * Answers a write only when it is in the file, so that whatever was acknowledged survives a {@code kill -9}, and reads
 * only between writes: the server changes documents in place, even those it is about to send.
 */
public final class DurableBackend extends H2Backend {

    private static final Set<String> READS = Set.of(
            "find",
            "getmore",
            "killcursors",
            "count",
            "distinct",
            "listindexes",
            "listcollections",
            "ping",
            "ismaster",
            "hello",
            "buildinfo",
            "endsessions",
            "serverstatus");

    private final StoreFile file;
    private final GroupCommit commits;

    /**
     * Serves what is in a file, which no other process may use, and closes it in the end.
     *
     * @param failed is run each time the file is found closed, because it could not be written
     */
    public DurableBackend(StoreFile file, Runnable failed) {
        this.file = file;
        this.commits = new GroupCommit(file, failed);
        super(file.store());
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return new EmbeddedDatabase(name, file.store(), getCursorRegistry());
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        return READS.contains(command.toLowerCase(Locale.ROOT))
                ? commits.read(() -> answer(channel, database, command, query))
                : commits.write(() -> answer(channel, database, command, query));
    }

    private Document answer(Channel channel, String database, String command, Document query) {
        return super.handleCommand(channel, database, command, query).cloneDeeply();
    }

    @Override
    public void close() {
        super.close();
        file.close();
    }
}

package io.deployinsights.registry.mongo;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoServerException;
import com.mongodb.MongoSocketException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;

/** What MongoDB can do, and a smaller server that speaks its protocol may not. The registry needs none of it; some tests do. */
public enum Capability {

    /** The server notes how it executed a query. */
    PROFILER("notes how it executed queries (profile)"),

    /** A query looks at what it returns, and not at all. */
    INDEXES("finds documents by an index (explain)"),

    /** An update may compute values from the document. */
    PIPELINE_UPDATES("updates by pipelines"),

    /** Else the feed may deliver its last changes again. */
    TIMES_AS_RETURNED("keeps times no finer than it returns them"),

    /** One collection may have ids of several types. */
    MIXED_IDS("keeps ids of several types in one collection"),

    /** A field may hold any number that BSON has. */
    EVERY_NUMBER("keeps NaN, infinity and Decimal128"),

    /** A document may have any shape. */
    EVERY_SHAPE("keeps lists in lists, and names that are empty or have $ and dots"),

    /** No update that was acknowledged is lost to another one of the same document. */
    ATOMIC_UPDATES("updates a document in one step"),

    /** Tests may start one of the same kind as a replica set. */
    REPLICA_SETS("forms replica sets (replSetGetStatus)");

    /** Skips a test on a server without it, as {@link Database#needs} does where a test has a database. */
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Needed {
        /** What the test needs of the server. */
        Capability value();
    }

    private static final int NO_REPLICATION_ENABLED = 76;

    private final String description;

    Capability(String description) {
        this.description = description;
    }

    /** What a server that lacks it doesn't do. */
    String description() {
        return description;
    }

    /** Tries it in a database that nobody else uses. What the server refuses or hangs up at it lacks, unless it is away. */
    boolean isOf(MongoDatabase database) {
        try {
            return tried(database);
        } catch (MongoServerException | MongoSocketException refused) {
            database.runCommand(new Document("ping", 1));
            return false;
        }
    }

    private boolean tried(MongoDatabase database) {
        return switch (this) {
            case PROFILER -> profiles(database);
            case INDEXES -> findsByIndex(database);
            case PIPELINE_UPDATES -> updatesByPipeline(database);
            case TIMES_AS_RETURNED -> keepsTimesAsReturned(database);
            case MIXED_IDS -> keepsMixedIds(database);
            case EVERY_NUMBER -> keepsEveryNumber(database);
            case EVERY_SHAPE -> keepsEveryShape(database);
            case ATOMIC_UPDATES -> updatesInOneStep(database);
            case REPLICA_SETS -> formsReplicaSets(database);
        };
    }

    private static boolean profiles(MongoDatabase database) {
        database.runCommand(new Document("profile", 2));
        try {
            MongoCollection<Document> profiled = database.getCollection("profiled");
            profiled.insertOne(new Document());
            profiled.find().first();
        } finally {
            database.runCommand(new Document("profile", 0));
        }
        return database.getCollection("system.profile")
                        .find(Filters.exists("planSummary"))
                        .first()
                != null;
    }

    private static boolean findsByIndex(MongoDatabase database) {
        database.getCollection("indexed").createIndex(new Document("number", 1));
        Document query = new Document("find", "indexed").append("filter", new Document("number", 1));
        return database.runCommand(new Document("explain", query)).toJson().contains("IXSCAN");
    }

    private static boolean updatesByPipeline(MongoDatabase database) {
        MongoCollection<Document> updated = database.getCollection("updated");
        updated.insertOne(new Document("number", 1));
        updated.updateMany(
                Filters.empty(),
                List.of(new Document("$set", new Document("number", new Document("$add", List.of("$number", 1))))));
        return updated.countDocuments(Filters.eq("number", 2)) == 1;
    }

    private static boolean keepsTimesAsReturned(MongoDatabase database) {
        MongoCollection<Document> times = database.getCollection("times");
        times.insertMany(Stream.generate(Document::new).limit(5).toList());
        times.updateMany(Filters.empty(), Updates.currentDate("time"));
        return times.find().into(new ArrayList<>()).stream()
                .allMatch(returned -> times.find(returned).first() != null);
    }

    private static boolean keepsMixedIds(MongoDatabase database) {
        MongoCollection<Document> mixed = database.getCollection("mixed");
        mixed.insertMany(IntStream.range(0, 10)
                .mapToObj(number -> new Document("_id", number % 2 == 0 ? "text-" + number : new ObjectId()))
                .toList());
        return mixed.countDocuments() == 10;
    }

    private static boolean keepsEveryNumber(MongoDatabase database) {
        MongoCollection<Document> numbers = database.getCollection("numbers");
        numbers.insertOne(new Document("numbers", List.of(Double.NaN, Double.POSITIVE_INFINITY, Decimal128.NaN)));
        return numbers.find().first() != null;
    }

    private static boolean keepsEveryShape(MongoDatabase database) {
        MongoCollection<Document> shapes = database.getCollection("shapes");
        shapes.insertOne(new Document("", new Document("$odd.name", List.of(List.of(1)))));
        return shapes.find().first() != null;
    }

    private static boolean updatesInOneStep(MongoDatabase database) {
        MongoCollection<Document> counters = database.getCollection("counters");
        counters.insertOne(new Document("number", 0));
        List<CompletableFuture<Void>> writers = Stream.generate(() -> CompletableFuture.runAsync(
                        () -> {
                            for (int i = 0; i < 100; i++) {
                                counters.updateOne(Filters.empty(), Updates.inc("number", 1));
                            }
                        },
                        Thread::startVirtualThread))
                .limit(4)
                .toList();
        writers.forEach(CompletableFuture::join);
        return counters.countDocuments(Filters.eq("number", 400)) == 1;
    }

    private static boolean formsReplicaSets(MongoDatabase database) {
        try {
            database.runCommand(new Document("replSetGetStatus", 1));
            return true;
        } catch (MongoCommandException refused) {
            // So says a server that could, and isn't one of a replica set now.
            return refused.getErrorCode() == NO_REPLICATION_ENABLED;
        }
    }
}

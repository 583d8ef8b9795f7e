package io.deployinsights.registry;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import io.deployinsights.registry.embedded.InMemoryServer;
import java.util.List;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;

/** A MongoDB that records its commands, and refuses those that a test chooses. */
public final class ObservedMongo implements AutoCloseable {

    /** What is refused: commands of this name whose words are of this kind. */
    private record Refusal(String command, Predicate<String> words, int code) {}

    private record Command(String name, String words) {}

    private final Queue<Command> commands = new ConcurrentLinkedQueue<>();
    private final Queue<Refusal> refusals = new ConcurrentLinkedQueue<>();
    private final MongoServer server = InMemoryServer.create(this::answer);
    private final String uri = server.bindAndGetConnectionString();
    private final MongoClient client = MongoClients.create(uri);

    private OptionalInt answer(String command, String words) {
        commands.add(new Command(command, words));
        return refusals.stream()
                .filter(refusal ->
                        refusal.command().equals(command) && refusal.words().test(words))
                .mapToInt(Refusal::code)
                .findFirst();
    }

    public String uri() {
        return uri;
    }

    public MongoDatabase database() {
        return client.getDatabase("deployment-registry");
    }

    /** Until it is closed, commands of this name are answered with an error, if their words say so. */
    public Refused refuse(String command, Predicate<String> words, int code) {
        Refusal refusal = new Refusal(command, words, code);
        refusals.add(refusal);
        return () -> refusals.remove(refusal);
    }

    /** Something that is refused for a while. */
    public interface Refused extends AutoCloseable {
        @Override
        void close();
    }

    /** The words of the commands of this name that there were. */
    public List<String> asked(String command) {
        return commands.stream()
                .filter(each -> each.name().equals(command))
                .map(Command::words)
                .toList();
    }

    @Override
    public void close() {
        client.close();
        server.shutdownNow();
    }
}

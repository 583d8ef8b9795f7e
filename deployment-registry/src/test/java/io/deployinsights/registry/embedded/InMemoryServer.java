package io.deployinsights.registry.embedded;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.deployinsights.registry.embedded.durable.DurableBackend;
import io.deployinsights.registry.embedded.durable.StoreFile;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.OptionalInt;
import java.util.function.BiFunction;

/** The embedded server without a file, for tests that need an existing MongoDB. */
public final class InMemoryServer {

    private InMemoryServer() {}

    public static MongoServer create() {
        return new MongoServer(backend());
    }

    /** One that answers a command, of this name and these words, with the code of an error where there is one. */
    public static MongoServer create(BiFunction<String, String, OptionalInt> errors) {
        MongoBackend backend = backend();
        return new MongoServer((MongoBackend) Proxy.newProxyInstance(
                InMemoryServer.class.getClassLoader(), new Class<?>[] {MongoBackend.class}, (_, method, arguments) -> {
                    if (method.getName().equals("handleMessage")) {
                        Document command = ((MongoMessage) arguments[0]).getDocument();
                        OptionalInt error =
                                errors.apply(command.keySet().iterator().next(), command.toString());
                        if (error.isPresent()) {
                            throw new MongoServerError(error.getAsInt(), "Refused", "refused by the test");
                        }
                    }
                    return invoke(backend, method, arguments);
                }));
    }

    private static Object invoke(MongoBackend backend, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(backend, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }

    private static DurableBackend backend() {
        return new DurableBackend(StoreFile.inMemory(), () -> {});
    }
}

package io.deployinsights.insights.history;

import io.deployinsights.insights.column.ByteDictionary;
import io.deployinsights.insights.column.EncodedText;
import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Every target that was ever deployed to, by number. As bytes, because where each pull request has an environment of its own there are
 * as many of them as there are pull requests, and none ever goes. Immutable.
 */
final class Targets {

    /** Which targets there are so far. */
    static final class Numbers {

        private final ByteDictionary services = new ByteDictionary();
        /** The number of a service, then its environment. */
        private final ByteDictionary targets = new ByteDictionary();

        private Targets snapshot = new Targets(services.values(), targets.values());

        int numberOf(@Nullable String serviceName, @Nullable String environment) {
            int service = services.numberOf(EncodedText.encode(serviceName));
            byte[] encoded = EncodedText.encode(environment);
            return targets.numberOf(ByteBuffer.allocate(Integer.BYTES + encoded.length)
                    .putInt(service)
                    .put(encoded)
                    .array());
        }

        /** The targets by number; later ones don't appear in those given out before. */
        Targets values() {
            if (snapshot.size() < targets.values().size()) {
                snapshot = new Targets(services.values(), targets.values());
            }
            return snapshot;
        }
    }

    private final ByteDictionary.Values services;
    private final ByteDictionary.Values targets;
    /** All of them as objects, for as long as somebody looks at them and the collector doesn't need the memory. */
    private volatile WeakReference<List<Target>> all = new WeakReference<>(null);

    private Targets(ByteDictionary.Values services, ByteDictionary.Values targets) {
        this.services = services;
        this.targets = targets;
    }

    int size() {
        return targets.size();
    }

    /** One of them. */
    Target get(int number) {
        var target = ByteBuffer.wrap(targets.get(number));
        return target(EncodedText.decode(services.get(target.getInt())), target);
    }

    /** All of them: when that is done for each row, the names of services are decoded once. */
    List<Target> all() {
        var known = all.get();
        if (known == null) {
            known = decoded();
            all = new WeakReference<>(known);
        }
        return known;
    }

    private List<Target> decoded() {
        var names = new @Nullable String[services.size()];
        Arrays.setAll(names, service -> EncodedText.decode(services.get(service)));
        return IntStream.range(0, size())
                .mapToObj(number -> {
                    var target = ByteBuffer.wrap(targets.get(number));
                    return target(names[target.getInt()], target);
                })
                .toList();
    }

    private static Target target(@Nullable String serviceName, ByteBuffer rest) {
        byte[] environment = new byte[rest.remaining()];
        rest.get(environment);
        return new Target(serviceName, EncodedText.decode(environment));
    }
}

package io.deployinsights.insights.history;

import io.deployinsights.insights.column.ByteDictionary;
import io.deployinsights.insights.column.EncodedText;
import io.deployinsights.insights.deployment.Target;
import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The targets that deployments went to, by number. As bytes, because where each pull request has an environment of its own there are as many
 * of them as there are pull requests, and none ever goes. Immutable.
 */
final class Targets {

    private static final int BITS = 0x7F;
    private static final int MORE = 0x80;

    private final ByteDictionary.Values services;
    private final ByteDictionary.Values targets;
    /** All of them as objects, while they are in use and the collector doesn't need the memory. */
    private volatile WeakReference<List<Target>> all = new WeakReference<>(null);

    /**
     * Of these.
     *
     * @param services encoded names, by number
     * @param targets each as {@link #encoded} gives it, by number
     */
    Targets(ByteDictionary.Values services, ByteDictionary.Values targets) {
        this.services = services;
        this.targets = targets;
    }

    /** A target in bytes: the number of its service, seven bits a byte, then its environment. */
    static byte[] encoded(int service, @Nullable String environment) {
        byte[] name = EncodedText.encode(environment);
        var target = ByteBuffer.allocate(Integer.BYTES + 1 + name.length);
        int rest = service;
        for (; rest > BITS; rest >>>= Byte.SIZE - 1) {
            target.put((byte) (rest | MORE));
        }
        target.put((byte) rest).put(name);
        return Arrays.copyOf(target.array(), target.position());
    }

    int size() {
        return targets.size();
    }

    /** One of them. */
    Target get(int number) {
        var target = ByteBuffer.wrap(targets.get(number));
        return target(EncodedText.decode(services.get(service(target))), target);
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
                    return target(names[service(target)], target);
                })
                .toList();
    }

    private static int service(ByteBuffer target) {
        int service = 0;
        int shift = 0;
        byte next;
        do {
            next = target.get();
            service |= (next & BITS) << shift;
            shift += Byte.SIZE - 1;
        } while (next < 0);
        return service;
    }

    private static Target target(@Nullable String serviceName, ByteBuffer rest) {
        byte[] environment = new byte[rest.remaining()];
        rest.get(environment);
        return new Target(serviceName, EncodedText.decode(environment));
    }
}

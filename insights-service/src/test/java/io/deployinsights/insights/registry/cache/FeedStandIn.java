package io.deployinsights.insights.registry.cache;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.deployinsights.insights.StandInRegistry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A change feed of one deployment a service, two of them a page. The cursor is how many have been delivered. */
final class FeedStandIn implements HttpHandler {

    private static final int PAGE = 2;

    private final List<String> services = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile String epoch = "e1";

    FeedStandIn(int size) {
        IntStream.range(0, size).forEach(i -> services.add("service-" + i));
    }

    /** The cursors asked for so far, {@code epoch} for a question after the epoch alone, and forgets them. */
    List<String> takeAsked() {
        var taken = new ArrayList<>(asked);
        asked.clear();
        return taken;
    }

    void add(String service) {
        services.add(service);
    }

    /** Another history in place of the one that was delivered. */
    void restore(String newEpoch, String... instead) {
        services.clear();
        services.addAll(List.of(instead));
        epoch = newEpoch;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        var query = exchange.getRequestURI().getQuery();
        var after = query.startsWith("after=") ? query.substring(6, query.indexOf('&')) : "";
        asked.add(query.endsWith("limit=1") ? "epoch" : after);
        int from = after.startsWith(epoch + "-") ? Integer.parseInt(after.substring(epoch.length() + 1)) : 0;
        int to = Math.min(from + PAGE, services.size());
        boolean more = to - from == PAGE;
        var items = IntStream.range(from, to)
                .mapToObj(i -> "{\"id\":\"%024x\",\"serviceName\":\"%s\"}".formatted(i, services.get(i)))
                .collect(Collectors.joining(","));
        StandInRegistry.json("{\"epoch\":\"%s\",\"items\":[%s],\"next\":\"%s-%d\",\"more\":%s}"
                        .formatted(epoch, items, epoch, to, more))
                .handle(exchange);
    }
}

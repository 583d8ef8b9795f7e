package io.deployinsights.insights.registry.cache;

import io.deployinsights.insights.registry.ChangePage;
import io.deployinsights.insights.registry.FeedPosition;
import io.deployinsights.insights.registry.Registry;
import io.deployinsights.insights.registry.cache.PageFormat.DamagedPage;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Pages of the change feed in Redis. Whatever is wrong with Redis or with what it holds, a page is at worst not found. */
final class FeedPages {

    private static final Logger LOG = LoggerFactory.getLogger(FeedPages.class);

    private final RedisStore store;
    private final CacheProperties properties;
    private final CacheMeters meters;
    private final AtomicBoolean away = new AtomicBoolean();

    FeedPages(RedisStore store, CacheProperties properties, CacheMeters meters) {
        this.store = store;
        this.properties = properties;
        this.meters = meters;
    }

    Optional<ChangePage> find(FeedPosition position) {
        try {
            var found = store.get(key(position));
            back();
            if (found.isEmpty()) {
                meters.missed();
                return Optional.empty();
            }
            byte[] bytes = found.get();
            var page = PageFormat.read(bytes);
            meters.hit(bytes.length);
            return Optional.of(page);
        } catch (DamagedPage e) {
            meters.failed();
            LOG.warn("A page of the change feed in Redis is not what was written: the registry is asked instead", e);
        } catch (RuntimeException e) {
            // Not only what Spring Data declares: without Redis it is slower, and nothing else.
            failed(e);
        }
        return Optional.empty();
    }

    void keep(FeedPosition position, ChangePage page) {
        try {
            byte[] bytes = PageFormat.write(page);
            store.put(key(position), bytes, page.more() ? properties.settled() : properties.tail());
            meters.written(bytes.length);
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    private static String key(FeedPosition position) {
        return "insights:feed:%s:%s:%d:%s"
                .formatted(PageFormat.VERSION, position.epoch(), Registry.CHANGES_AT_ONCE, position.cursor());
    }

    private void failed(RuntimeException failure) {
        meters.failed();
        if (!away.getAndSet(true)) {
            LOG.warn("Redis can't be used, so the registry is asked instead: {}", failure.getMessage());
        }
    }

    private void back() {
        if (away.getAndSet(false)) {
            LOG.info("Redis is back");
        }
    }
}

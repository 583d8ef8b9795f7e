package io.deployinsights.insights.web.live;

import io.deployinsights.insights.current.HistorySource;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Sends news to each listener on the request's own thread, which is a virtual one and costs little: a slow reader holds up no other one.
 */
@RestController
class LiveController {

    private final HistorySource histories;
    private final LiveProperties properties;
    private final EndOfService end;
    private final Semaphore places;

    LiveController(HistorySource histories, LiveProperties properties, EndOfService end) {
        this.histories = histories;
        this.properties = properties;
        this.end = end;
        places = new Semaphore(properties.listeners());
    }

    @GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void listen(HttpServletRequest request, HttpServletResponse response) throws IOException, InterruptedException {
        if (!places.tryAcquire()) {
            throw new TooManyListeners(properties);
        }
        try {
            response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            // Proxies that would rather collect events than pass them on go by this.
            response.setHeader("X-Accel-Buffering", "no");
            if (!HttpMethod.HEAD.matches(request.getMethod())) {
                sendUntilTheEnd(response);
            }
        } finally {
            places.release();
        }
    }

    private void sendUntilTheEnd(HttpServletResponse response) throws IOException, InterruptedException {
        var last = News.from(histories);
        long sentNanos = System.nanoTime();
        // A listener that loses the connection tries again after as long as it takes to look for news.
        send("retry: " + properties.interval().toMillis() + "\n" + last.event(false, properties.heartbeat()), response);
        while (!end.comesWithin(properties.interval())) {
            var news = News.from(histories);
            boolean changed = news.changesMuchAfter(last);
            if (changed
                    || System.nanoTime() - sentNanos >= properties.heartbeat().toNanos()) {
                send(news.event(changed, properties.heartbeat()), response);
                last = news;
                sentNanos = System.nanoTime();
            }
        }
    }

    private static void send(String event, HttpServletResponse response) throws IOException {
        response.getOutputStream().write(event.getBytes(StandardCharsets.UTF_8));
        response.flushBuffer();
    }
}

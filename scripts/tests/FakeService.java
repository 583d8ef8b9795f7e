import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Both services as far as the scripts know them: health, an import that remembers ids, insights, and deployments that are opened and
 * closed, which it prints.
 *
 * <p>FAKE_FAILURE makes it fail: {@code exit} ends at once, {@code sick} never gets healthy, {@code deaf} ignores SIGTERM, {@code
 * blind} has no recovery time, {@code full} takes no deployment. FAKE_WARMUP is how many requests for insights it answers with 503 first.
 * FAKE_IMPORTED is a file that gets what is imported, FAKE_SEEDED gives it a deployment to begin with, FAKE_ADDRESS another address than loopback.
 */
final class FakeService {
    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f]{24})\"");
    private static final Map<String, String> INSIGHTS = Map.of(
            "/insights/frequency",
            "serviceName,perDay,succeededPerDay\r\n\"checkout, api\",2,1\r\nledger-batch,,\r\n",
            "/insights/lead-time",
            "serviceName,deployments,medianSeconds\r\n\"checkout, api\",7,571.5\r\n",
            "/insights/failure-rate",
            "serviceName,environment,changeFailureRate\r\n\"checkout, api\",production,0.14\r\n",
            "/insights/latest",
            "serviceName,environment,version\r\n\"checkout, api\",production,3.12.4\r\n",
            "/insights/recovery-time",
            "serviceName,environment,recoveries\r\n\"checkout, api\",production,2\r\n");

    private static final Set<String> IDS = ConcurrentHashMap.newKeySet();
    private static final AtomicInteger WARMUP =
            new AtomicInteger(Integer.parseInt(System.getenv().getOrDefault("FAKE_WARMUP", "0")));

    private FakeService() {}

    public static void main(String[] args) throws IOException {
        if (args.length > 0 && args[0].equals("extract")) {
            var folder = Files.createDirectories(Path.of(option(args, "--destination")));
            Files.copy(
                    Path.of(System.getProperty("java.class.path")),
                    folder.resolve(option(args, "--application-filename")));
            return;
        }
        if (System.getenv("FAKE_SEEDED") != null) {
            IDS.add("0123456789abcdef01234567");
        }
        var failure = String.valueOf(System.getenv("FAKE_FAILURE"));
        if (failure.equals("exit")) {
            System.out.println("The fake has nothing to live for.");
            System.exit(1);
        }
        if (failure.equals("deaf")) {
            Runtime.getRuntime().addShutdownHook(new Thread(FakeService::waitForever));
        }
        var address = System.getenv("FAKE_ADDRESS") == null
                ? InetAddress.getLoopbackAddress()
                : InetAddress.getByName(System.getenv("FAKE_ADDRESS"));
        var server = HttpServer.create(new InetSocketAddress(address, port(args)), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> answer(exchange, failure));
        server.start();
        System.out.println(
                "The fake is " + System.getenv("SERVICE_VERSION") + " of " + System.getenv("SERVICE_REVISION"));
        System.out.println("The fake listens on " + server.getAddress().getPort());
    }

    private static String option(String[] args, String name) {
        return args[List.of(args).indexOf(name) + 1];
    }

    private static int port(String[] args) {
        return Arrays.stream(args)
                .filter(arg -> arg.startsWith("--server.port="))
                .mapToInt(arg -> Integer.parseInt(arg.substring("--server.port=".length())))
                .findFirst()
                .orElse(0);
    }

    private static void answer(HttpExchange exchange, String failure) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (path.startsWith("/insights/")) {
            answerInsight(exchange, path, failure.equals("blind"));
            return;
        }
        if (path.startsWith("/api/deployments") && List.of("POST", "PATCH").contains(exchange.getRequestMethod())) {
            if (path.equals("/api/deployments/import")) {
                importAll(exchange, body);
            } else {
                record(exchange, path, body, failure);
            }
            return;
        }
        switch (path) {
            case "/health", "/api/health", "/readyz" ->
                send(exchange, failure.equals("sick") ? 503 : 200, "{\"status\":\"healthy\"}");
            case "/api/deployments" -> send(exchange, 200, IDS.isEmpty() ? "[]" : "[{}]");
            default -> send(exchange, 404, "{}");
        }
    }

    private static void answerInsight(HttpExchange exchange, String path, boolean blind) throws IOException {
        if (WARMUP.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            send(exchange, 503, "{\"detail\":\"The fake is warming up.\"}");
        } else if (!INSIGHTS.containsKey(path) || blind && path.equals("/insights/recovery-time")) {
            send(exchange, 404, "{\"detail\":\"The fake has no such insight.\"}");
        } else if ("application/json".equals(exchange.getRequestHeaders().getFirst("Accept"))) {
            send(exchange, 200, "{\"stale\":false,\"results\":[]}");
        } else {
            send(exchange, 200, INSIGHTS.get(path));
        }
    }

    private static void record(HttpExchange exchange, String path, String body, String failure) throws IOException {
        var headers = exchange.getRequestHeaders();
        System.out.printf(
                "%s %s key=%s authorization=%s %s%n",
                exchange.getRequestMethod(),
                path,
                headers.getFirst("Idempotency-Key"),
                headers.getFirst("Authorization"),
                body);
        var unwanted = Stream.of("committedAt", "url", "labels")
                .filter(field -> body.contains("\"" + field + "\":"))
                .findFirst();
        if (failure.equals("full")) {
            send(exchange, 400, "{\"title\":\"Bad Request\",\"detail\":\"The fake\nwants 100% more.\"}");
        } else if (failure.equals("picky") && unwanted.isPresent()) {
            send(exchange, 400, "{\"errors\":[{\"field\":\"%s\",\"message\":\"is odd\"}]}".formatted(unwanted.get()));
        } else {
            send(exchange, 201, "{ \"id\" : \"0123456789abcdef01234567\", \"status\" : \"Deploying\" }");
        }
    }

    private static void importAll(HttpExchange exchange, String body) throws IOException {
        if (body.contains("refuse me")) {
            send(exchange, 413, "{\"title\":\"Too large\",\"detail\":\"A record has \\\"refuse me\\\".\"}");
            return;
        }
        if (System.getenv("FAKE_IMPORTED") != null) {
            Files.writeString(Path.of(System.getenv("FAKE_IMPORTED")), body);
        }
        var imported = 0;
        var unchanged = 0;
        for (var ids = ID.matcher(body); ids.find(); ) {
            if (IDS.add(ids.group(1))) {
                imported++;
            } else {
                unchanged++;
            }
        }
        var rejected = new StringBuilder();
        var lines = body.lines().toList();
        for (var i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains("reject me")) {
                rejected.append(rejected.isEmpty() ? "" : ",")
                        .append("{\"line\":%d,\"errors\":[{\"field\":\"status\",\"message\":\"is \\\"odd\\\"\"}]}"
                                .formatted(i + 1));
            }
        }
        send(
                exchange,
                200,
                "{\"imported\":%d,\"unchanged\":%d,\"rejected\":[%s]}".formatted(imported, unchanged, rejected));
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private static void waitForever() {
        try {
            Thread.currentThread().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

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
import java.util.regex.Pattern;

/**
 * Both services as far as the scripts know them: health, an import that remembers ids, and four insights as CSV.
 *
 * <p>FAKE_FAILURE makes it fail: {@code exit} ends at once, {@code sick} never gets healthy, {@code deaf} ignores SIGTERM.
 * FAKE_SEEDED gives it a deployment to begin with.
 */
final class FakeService {
    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f]{24})\"");
    private static final Map<String, String> INSIGHTS = Map.of(
            "/insights/frequency",
            "serviceName,perDay,perWeek\r\n\"checkout, api\",1.0,7.0\r\nledger-batch,,\r\n",
            "/insights/lead-time",
            "serviceName,deployments,medianSeconds\r\n\"checkout, api\",7,571.5\r\n",
            "/insights/failure-rate",
            "serviceName,environment,changeFailureRate\r\n\"checkout, api\",production,0.14\r\n",
            "/insights/latest",
            "serviceName,environment,version\r\n\"checkout, api\",production,3.12.4\r\n");

    private static final Set<String> IDS = ConcurrentHashMap.newKeySet();

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
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port(args)), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> answer(exchange, failure.equals("sick")));
        server.start();
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

    private static void answer(HttpExchange exchange, boolean sick) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        switch (path) {
            case "/health", "/api/health" -> send(exchange, sick ? 503 : 200, "{}");
            case "/api/deployments" -> send(exchange, 200, IDS.isEmpty() ? "[]" : "[{}]");
            case "/api/deployments/import" -> importAll(exchange, body);
            default -> send(exchange, INSIGHTS.containsKey(path) ? 200 : 404, INSIGHTS.getOrDefault(path, "{}"));
        }
    }

    private static void importAll(HttpExchange exchange, String body) throws IOException {
        if (body.contains("refuse me")) {
            send(exchange, 413, "{\"title\":\"Too large\",\"detail\":\"A record has \\\"refuse me\\\".\"}");
            return;
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

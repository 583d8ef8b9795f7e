package container;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.util.stream.Stream;

/** Asks services how they are, because their images have no curl and need no shell: {@code <address>...}, until one is not well. */
final class HealthCheck {
    private static final int PATIENCE_MILLIS = 4_000;

    private HealthCheck() {}

    public static void main(String[] args) {
        System.exit(args.length > 0 && Stream.of(args).allMatch(HealthCheck::isHealthy) ? 0 : 1);
    }

    private static boolean isHealthy(String address) {
        try {
            var connection = (HttpURLConnection) URI.create(address).toURL().openConnection(Proxy.NO_PROXY);
            connection.setConnectTimeout(PATIENCE_MILLIS);
            connection.setReadTimeout(PATIENCE_MILLIS);
            int status = connection.getResponseCode();
            System.out.println(address + " answered with status " + status);
            if (status != HttpURLConnection.HTTP_OK) {
                return false;
            }
            // An answer that breaks off is none.
            connection.getInputStream().transferTo(OutputStream.nullOutputStream());
            return true;
        } catch (IOException e) {
            System.out.println(address + " did not answer: " + e.getMessage());
            return false;
        }
    }
}

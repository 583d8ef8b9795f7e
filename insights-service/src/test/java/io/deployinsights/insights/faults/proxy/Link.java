package io.deployinsights.insights.faults.proxy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A caller's connection, and the one to the server behind it. */
final class Link {

    private static final int CHUNK = 64 << 10;
    private static final String END_OF_HEAD = "\r\n\r\n";

    @FunctionalInterface
    private interface Relay {
        /** Passes bytes on, or does not; false ends the connection. */
        boolean pass(byte[] bytes, int length) throws IOException, InterruptedException;
    }

    private final Socket caller;
    private final Socket server;
    private final Break current;

    Link(Socket caller, Socket server, Break current) {
        this.caller = caller;
        this.server = server;
        this.current = current;
    }

    /** Passes bytes in both directions until either side, or a fault, ends the connection. */
    void run(InetSocketAddress address) {
        try {
            server.connect(address);
            caller.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            var requests = Thread.ofVirtual().start(() -> pump(caller, this::request));
            pump(server, this::answer);
            requests.join();
        } catch (IOException unreachable) {
            reset();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Both sides see the connection reset instead of ended. */
    void reset() {
        close(caller, true);
        close(server, true);
    }

    private void pump(Socket source, Relay relay) {
        var buffer = new byte[CHUNK];
        try (var from = source.getInputStream()) {
            int length;
            do {
                length = from.read(buffer);
            } while (length > 0 && relay.pass(buffer, length));
        } catch (IOException ended) {
            // By the other side, or by a fault: either way there is nothing to pass any more.
            reset();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            close(caller, false);
            close(server, false);
        }
    }

    /** Requests here are small: each comes in one piece. */
    private boolean request(byte[] bytes, int length) throws IOException {
        if (current.fault() instanceof Fault.Answered(var answer)) {
            var answered = answer.getBytes(StandardCharsets.UTF_8);
            write(caller.getOutputStream(), answered, answered.length);
        } else {
            write(server.getOutputStream(), bytes, length);
        }
        return true;
    }

    private boolean answer(byte[] bytes, int length) throws IOException, InterruptedException {
        var fault = current.fault();
        switch (fault) {
            case Fault.Silent() -> {
                current.awaitChange(fault);
                return answer(bytes, length);
            }
            // To its end, as what is under way arrives late even when what comes after it does not.
            case Fault.Slow(var delay) -> Thread.sleep(delay);
            case Fault.BrokenOff(boolean reset) -> {
                write(caller.getOutputStream(), bytes, half(bytes, length));
                close(caller, reset);
                return false;
            }
            case Fault.None(), Fault.Refused(), Fault.Answered _ -> {}
        }
        write(caller.getOutputStream(), bytes, length);
        return true;
    }

    /** All of an answer's head, and half of its body as far as it came with it. */
    private static int half(byte[] bytes, int length) {
        int head = new String(bytes, 0, length, StandardCharsets.ISO_8859_1).indexOf(END_OF_HEAD);
        int body = head < 0 ? 0 : head + END_OF_HEAD.length();
        return body + (length - body) / 2;
    }

    private static void write(OutputStream target, byte[] bytes, int length) throws IOException {
        target.write(bytes, 0, length);
        target.flush();
    }

    private static void close(Socket socket, boolean reset) {
        try {
            if (reset) {
                socket.setSoLinger(true, 0);
            }
            socket.close();
        } catch (IOException alreadyClosed) {
            // Which is what was wanted.
        }
    }
}

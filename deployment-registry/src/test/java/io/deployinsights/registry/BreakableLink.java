package io.deployinsights.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A way to a server on this machine that can be cut, as when the server is killed, and freeze, as when it hangs. */
final class BreakableLink implements AutoCloseable {

    private final int target;
    private final int port;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile ServerSocket entrance;
    private boolean frozen;

    BreakableLink(int target) throws IOException {
        this.target = target;
        port = FreePort.find();
        entrance = listen();
    }

    int port() {
        return port;
    }

    /** All connections are reset, and nobody listens. */
    void cut() {
        try {
            entrance.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        sockets.forEach(BreakableLink::reset);
        sockets.clear();
    }

    private static void reset(Socket socket) {
        try (socket) {
            socket.setSoLinger(true, 0);
        } catch (IOException closed) {
            assert socket.isClosed();
        }
    }

    /** Accepts connections again. */
    void mend() {
        entrance = listen();
    }

    /** Nothing comes back from the server. */
    synchronized void freeze() {
        frozen = true;
    }

    synchronized void thaw() {
        frozen = false;
        notifyAll();
    }

    private synchronized void awaitThawed() throws InterruptedException {
        while (frozen) {
            wait();
        }
    }

    private ServerSocket listen() {
        try {
            ServerSocket listening = new ServerSocket();
            listening.setReuseAddress(true);
            listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            Thread.ofVirtual().start(() -> accept(listening));
            return listening;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void accept(ServerSocket listening) {
        try {
            while (true) {
                Socket caller = listening.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                sockets.add(caller);
                sockets.add(server);
                Thread.ofVirtual().start(() -> pass(caller, server, false));
                Thread.ofVirtual().start(() -> pass(server, caller, true));
            }
        } catch (IOException closed) {
            assert listening.isClosed();
        }
    }

    private void pass(Socket from, Socket to, boolean freezes) {
        try (from;
                to) {
            byte[] bytes = new byte[1 << 14];
            for (int read = from.getInputStream().read(bytes);
                    read >= 0;
                    read = from.getInputStream().read(bytes)) {
                if (freezes) {
                    awaitThawed();
                }
                to.getOutputStream().write(bytes, 0, read);
            }
        } catch (IOException gone) {
            assert gone.getMessage() != null;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        thaw();
        cut();
    }
}

package io.deployinsights.insights.faults.proxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands before a server on the loopback address and passes all bytes, until a test injects a fault. Toxiproxy does more, but needs
 * Docker or a binary for each platform, and these tests are to run wherever a JVM does.
 */
public final class FaultyProxy implements AutoCloseable {

    private final InetSocketAddress server;
    private final int port;
    private final Break current = new Break();
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private volatile ServerSocket listener;

    /** A proxy on a port of its own before a server's port, which nobody need listen on yet. */
    public FaultyProxy(int serverPort) {
        server = new InetSocketAddress(InetAddress.getLoopbackAddress(), serverPort);
        listener = listen(0);
        port = listener.getLocalPort();
    }

    public int port() {
        return port;
    }

    /** Breaks what is sent from now on, on the connections that are there too. */
    public void inject(Fault fault) {
        if (fault instanceof Fault.Refused) {
            close();
        }
        current.become(fault);
    }

    /** From now on all bytes pass; connections that a fault has ended don't come back. */
    public void heal() {
        current.become(new Fault.None());
        if (listener.isClosed()) {
            listener = listen(port);
        }
    }

    /** Ends all connections, so that clients have to connect again. */
    public void disconnect() {
        links.forEach(Link::reset);
    }

    private ServerSocket listen(int wanted) {
        try {
            var socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted), 1_000);
            Thread.ofVirtual().start(() -> accept(socket));
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                var caller = socket.accept();
                Thread.ofVirtual().start(() -> connect(caller));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket caller) {
        var link = new Link(caller, new Socket(), current);
        links.add(link);
        // Between the two, so that a link is either reset by it or sees that nobody may connect.
        if (listener.isClosed()) {
            link.reset();
        }
        link.run(server);
        links.remove(link);
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        disconnect();
    }
}

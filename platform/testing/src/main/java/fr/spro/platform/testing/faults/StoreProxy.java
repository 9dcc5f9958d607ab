package fr.spro.platform.testing.faults;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.mongodb.MongoClientSettings;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.jspecify.annotations.Nullable;

/// A proxy before a store without replication that looks like the only member of a replica set and fails as wanted.
///
/// It shows what a driver and a service do when a primary fails. It does not show replication itself: there
/// is no second member, nothing that was acknowledged is rolled back, and read concerns have no effect. A
/// retried write is executed once; sessions are otherwise ignored.
public final class StoreProxy implements AutoCloseable {

    private static final String REPLICA_SET = "proxied";

    private final InetAddress storeHost;
    private final int storePort;
    private final ServerSocket socket;
    private final RetryableWrites retryable = new RetryableWrites();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger commands = new AtomicInteger();
    private final AtomicInteger hellos = new AtomicInteger();
    private volatile StoreFault fault = StoreFault.NONE;

    private StoreProxy(URI store) {
        try {
            storeHost = InetAddress.getByName(store.getHost());
            storePort = store.getPort();
            socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().name("store-proxy").start(this::accept);
    }

    /// @param storeUri the connection string of any database of the store
    public static StoreProxy before(String storeUri) {
        return new StoreProxy(URI.create(storeUri));
    }

    /// The connection string of a database.
    public String uri(String database) {
        return "mongodb://%s/%s?replicaSet=%s".formatted(address(), database, REPLICA_SET);
    }

    /// Lets a driver look for a new primary every few milliseconds, instead of every 500.
    public static void detectQuickly(MongoClientSettings.Builder client) {
        client.applyToServerSettings(
                server -> server.heartbeatFrequency(100, MILLISECONDS).minHeartbeatFrequency(10, MILLISECONDS));
    }

    private String address() {
        return "%s:%d".formatted(socket.getInetAddress().getHostAddress(), socket.getLocalPort());
    }

    /// Fails from now on.
    public void fail(StoreFault with) {
        var before = fault;
        commands.set(0);
        hellos.set(0);
        fault = with;
        before.end();
    }

    /// Is healthy from now on.
    public void heal() {
        fail(StoreFault.NONE);
    }

    /// The number of commands, without hello, since the last change of the fault.
    public int commands() {
        return commands.get();
    }

    /// The number of commands and of hellos since the last change of the fault.
    public int contacts() {
        return commands.get() + hellos.get();
    }

    private void accept() {
        try {
            while (true) {
                var client = open(socket.accept());
                Thread.ofVirtual().name("store-proxy-connection").start(() -> serve(client));
            }
        } catch (IOException closed) {
            // The end of the proxy.
        }
    }

    private void serve(Socket client) {
        try (client;
                var store = open(new Socket(storeHost, storePort))) {
            var requests = new DataInputStream(client.getInputStream());
            var responses = new DataInputStream(store.getInputStream());
            @Nullable WireMessage request;
            while ((request = WireMessage.read(requests)) != null) {
                respond(request, store, responses).write(client.getOutputStream());
            }
        } catch (IOException disconnected) {
            // One of the two, or a fault.
        } finally {
            open.removeIf(Socket::isClosed);
        }
    }

    private WireMessage respond(WireMessage request, Socket store, DataInputStream responses) throws IOException {
        var command = new StoreCommand(
                request.document(),
                () -> retryable.execute(request.document(), () -> execute(request, store, responses)));
        var current = fault;
        if (command.isHello()) {
            hellos.incrementAndGet();
            var response = current.respond(command);
            return request.response(asMember(response, current.isPrimary()));
        }
        commands.incrementAndGet();
        return request.response(current.respond(command));
    }

    private static BsonDocument execute(WireMessage request, Socket store, DataInputStream responses)
            throws IOException {
        var document = request.document().clone();
        if (document.getFirstKey().equals("endSessions")) return new BsonDocument("ok", new BsonDouble(1));
        List.of("lsid", "txnNumber", "$clusterTime").forEach(document::remove);
        request.with(document).write(store.getOutputStream());
        var response = WireMessage.read(responses);
        if (response == null) throw new IOException("The store has closed the connection");
        return response.document();
    }

    /// Hello of the only member of a replica set.
    private BsonDocument asMember(BsonDocument standalone, boolean isPrimary) {
        var hello = standalone.clone();
        hello.remove("topologyVersion");
        hello.append("ismaster", BsonBoolean.valueOf(isPrimary))
                .append("isWritablePrimary", BsonBoolean.valueOf(isPrimary))
                .append("secondary", BsonBoolean.valueOf(!isPrimary))
                .append("setName", new BsonString(REPLICA_SET))
                .append("setVersion", new BsonInt32(1))
                .append("hosts", new BsonArray(List.of(new BsonString(address()))))
                .append("me", new BsonString(address()))
                .append("logicalSessionTimeoutMinutes", new BsonInt32(30));
        if (isPrimary) hello.append("primary", new BsonString(address()));
        return hello;
    }

    private Socket open(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        open.add(socket);
        return socket;
    }

    @Override
    public void close() {
        heal();
        try {
            socket.close();
            for (var each : open) each.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

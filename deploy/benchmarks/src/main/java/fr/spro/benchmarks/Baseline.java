package fr.spro.benchmarks;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClients;
import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.bson.Document;

/// The baseline of this machine: a POST that only stores one document in the same store.
final class Baseline {

    private static final Logger DRIVER = Logger.getLogger("org.mongodb.driver");

    private Baseline() {}

    /// @return POSTs per second
    static double postsFor(int seconds, int clients) throws Exception {
        DRIVER.setLevel(Level.OFF);
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        try (var store = MongoClients.create("mongodb://localhost:27017");
                var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            var documents = store.getDatabase("baseline")
                    .getCollection("posts")
                    .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
            server.setExecutor(workers);
            server.createContext("/", exchange -> {
                exchange.getRequestBody().readAllBytes();
                documents.insertOne(new Document("name", "Ada"));
                exchange.sendResponseHeaders(204, -1);
                exchange.close();
            });
            server.start();
            var address = URI.create(
                    "http://127.0.0.1:%d/".formatted(server.getAddress().getPort()));
            var end = System.nanoTime() + seconds * 1_000_000_000L;
            var done = new AtomicInteger();
            try (var threads = Executors.newFixedThreadPool(clients)) {
                for (int i = 0; i < clients; i++) {
                    threads.submit(() -> {
                        var http = HttpClient.newHttpClient();
                        while (System.nanoTime() < end) {
                            http.send(
                                    HttpRequest.newBuilder(address)
                                            .POST(BodyPublishers.ofString("name=Ada"))
                                            .build(),
                                    BodyHandlers.discarding());
                            done.incrementAndGet();
                        }
                        return null;
                    });
                }
            }
            return done.get() / (double) seconds;
        } finally {
            server.stop(0);
        }
    }
}

package fr.spro.platform.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mongodb.client.MongoClients;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/// Searches all stored data for words of a person, decoded as readers decode it, ignoring case and accents.
public final class PersonalDataSearch {

    private final List<String> words;

    public PersonalDataSearch(String... words) {
        this.words = List.of(words).stream().map(PersonalDataSearch::plain).toList();
    }

    /// Searches all databases of the store; locations look like `registration.sessions/42: attrs.name`.
    public List<String> inStore(String uri) {
        var found = new ArrayList<String>();
        try (var client = MongoClients.create(uri)) {
            for (var name : client.listDatabaseNames()) {
                var database = client.getDatabase(name);
                for (var collection : database.listCollectionNames()) {
                    for (var document : database.getCollection(collection).find()) {
                        var where = "%s.%s/%s:".formatted(name, collection, document.get("_id"));
                        look(where, document, found);
                    }
                }
            }
        }
        return found;
    }

    /// Searches keys, headers and values of all topics. Of compacted topics only the last record of each key:
    /// how long Kafka's files contain earlier ones depends on the topic's settings.
    public List<String> inTopics(String brokers) {
        var found = new TreeSet<String>();
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", brokers))) {
            var topics = admin.listTopics(new ListTopicsOptions().listInternal(true))
                    .names()
                    .get();
            for (var topic : topics) {
                var records = TopicRecords.all(brokers, topic, new ByteArrayDeserializer());
                if (isCompacted(admin, topic)) records = lastOfEachKey(records);
                for (var record : records) {
                    if (holdsWord(record)) found.add("%s, key %s".formatted(topic, text(record.key())));
                }
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
        return List.copyOf(found);
    }

    /// Searches all files below a folder, read as text. Files that a running server deletes during the search
    /// are skipped.
    public List<String> inFiles(Path folder) {
        var found = new ArrayList<String>();
        var search = new SimpleFileVisitor<Path>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                try {
                    if (attributes.isRegularFile() && holdsWord(file)) found.add(file.toString());
                    return FileVisitResult.CONTINUE;
                } catch (NoSuchFileException e) {
                    return visitFileFailed(file, e);
                }
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException && !file.equals(folder)) return FileVisitResult.CONTINUE;
                throw failure;
            }
        };
        try {
            Files.walkFileTree(folder, search);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(found);
    }

    /// Whether the text contains any of the words.
    public boolean in(String text) {
        var plain = plain(text);
        return words.stream().anyMatch(plain::contains);
    }

    private void look(String where, @Nullable Object value, List<String> found) {
        switch (value) {
            case null -> {}
            case Document document ->
                document.forEach((key, inside) -> {
                    if (in(key)) found.add(where + " " + key);
                    look(where + " " + key, inside, found);
                });
            case Iterable<?> list -> list.forEach(inside -> look(where, inside, found));
            case Binary binary -> look(where, text(binary.getData()), found);
            default -> {
                if (in(value.toString())) found.add(where);
            }
        }
    }

    private boolean holdsWord(ConsumerRecord<byte[], byte @Nullable []> record) {
        if (in(text(record.key())) || in(text(record.value()))) return true;
        for (var header : record.headers()) if (in(header.key()) || in(text(header.value()))) return true;
        return false;
    }

    private boolean holdsWord(Path file) throws IOException {
        return in(text(withoutZeros(Files.readAllBytes(file))));
    }

    /// Preallocated files are mostly empty.
    private static byte[] withoutZeros(byte[] bytes) {
        var kept = new ByteArrayOutputStream();
        for (var one : bytes) if (one != 0) kept.write(one);
        return kept.toByteArray();
    }

    private static boolean isCompacted(Admin admin, String topic) throws InterruptedException, ExecutionException {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        var settings = admin.describeConfigs(List.of(resource)).all().get().get(resource);
        return settings.get(TopicConfig.CLEANUP_POLICY_CONFIG).value().contains(TopicConfig.CLEANUP_POLICY_COMPACT);
    }

    private static List<ConsumerRecord<byte[], byte @Nullable []>> lastOfEachKey(
            List<ConsumerRecord<byte[], byte @Nullable []>> records) {
        var last = new LinkedHashMap<String, ConsumerRecord<byte[], byte @Nullable []>>();
        records.forEach(record -> last.put(record.partition() + " " + text(record.key()), record));
        return List.copyOf(last.values());
    }

    private static String text(byte @Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, UTF_8);
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }
}

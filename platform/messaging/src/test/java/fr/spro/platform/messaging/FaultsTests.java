package fr.spro.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoCredential;
import com.mongodb.MongoException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoSocketReadException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteConcernException;
import com.mongodb.MongoWriteException;
import com.mongodb.ServerAddress;
import com.mongodb.WriteConcernResult;
import com.mongodb.WriteError;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.bulk.WriteConcernError;
import com.mongodb.client.MongoClients;
import fr.spro.platform.testing.Infrastructure;
import fr.spro.platform.testing.faults.StoreFault.StoreError;
import java.io.EOFException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mapping.MappingException;
import org.springframework.data.mongodb.core.MongoExceptionTranslator;
import org.springframework.kafka.listener.ListenerExecutionFailedException;

class FaultsTests {

    private static final ServerAddress SERVER = new ServerAddress("store.example.org");

    private static final class Full extends RuntimeException implements Unavailable {
        private static final long serialVersionUID = 1L;

        @Override
        public Duration retryAfter() {
            return Duration.ofSeconds(7);
        }
    }

    private static MongoException answer(int code) {
        return new MongoCommandException(
                new BsonDocument("ok", new BsonInt32(0)).append("code", new BsonInt32(code)), SERVER);
    }

    private static MongoException write(int code) {
        return new MongoWriteException(new WriteError(code, "", new BsonDocument()), SERVER, Set.of());
    }

    private static MongoException bulk(int code, WriteConcernError... concern) {
        return new MongoBulkWriteException(
                BulkWriteResult.unacknowledged(),
                List.of(new BulkWriteError(code, "", new BsonDocument(), 0)),
                concern.length == 0 ? null : concern[0],
                SERVER,
                Set.of());
    }

    static Stream<MongoException> ofTheStore() {
        var codes = Stream.concat(
                StoreError.ALL.stream().map(StoreError::code), Stream.of(50, 100, 13, 133, 8000, 999_999));
        var concern = new WriteConcernError(64, "WriteConcernFailed", "", new BsonDocument());
        return Stream.concat(
                codes.flatMap(code -> Stream.of(answer(code), write(code), bulk(code))),
                Stream.of(
                        bulk(11000, concern),
                        new MongoWriteConcernException(
                                concern, WriteConcernResult.acknowledged(1, true, null), SERVER, Set.of()),
                        new MongoSecurityException(MongoCredential.createCredential("a", "b", new char[0]), ""),
                        new MongoSocketReadException("", SERVER),
                        new MongoTimeoutException(""),
                        new MongoException("The pool was cleared")));
    }

    @ParameterizedTest
    @MethodSource("ofTheStore")
    void every_answer_of_the_store_that_is_not_listed_is_temporary(MongoException failure) {
        var translated = new MongoExceptionTranslator().translateExceptionIfPossible(failure);

        assertThat(List.of(failure, translated, wrapped(failure), wrapped(translated)))
                .allMatch(Faults::isTemporary)
                .allMatch(Faults::isStoreUnavailable);
    }

    /// As an exception arrives at the error handler of an inbox.
    private static Exception wrapped(Exception cause) {
        return new ListenerExecutionFailedException("", new IllegalStateException(new CompletionException(cause)));
    }

    static final List<MongoException> OF_THE_DOCUMENT = List.of(
            answer(11000),
            write(11000),
            bulk(11000),
            answer(11001),
            answer(10334),
            write(17419),
            bulk(17420),
            write(121));

    @ParameterizedTest
    @FieldSource("OF_THE_DOCUMENT")
    void listed_answers_of_the_store_are_faults_of_the_work(MongoException failure) {
        var translated = new MongoExceptionTranslator().translateExceptionIfPossible(failure);

        assertThat(List.of(failure, translated, wrapped(failure), wrapped(translated)))
                .noneMatch(Faults::isTemporary)
                .noneMatch(Faults::isStoreUnavailable);
    }

    static final List<Exception> OF_OTHERS = List.of(
            new org.apache.kafka.common.errors.TimeoutException(),
            new NotEnoughReplicasException(),
            new AuthorizationException(""),
            new TimeoutException(),
            new UncheckedIOException(new EOFException()),
            new ExecutionException(new EOFException()),
            new OptimisticLockingFailureException("too many concurrent changes"),
            new Full());

    @ParameterizedTest
    @FieldSource("OF_OTHERS")
    void trouble_of_broker_and_network_and_concurrent_changes_are_temporary(Exception failure) {
        assertThat(List.of(failure, wrapped(failure)))
                .allMatch(Faults::isTemporary)
                .noneMatch(Faults::isStoreUnavailable);
    }

    static final List<Exception> OF_THE_CODE = List.of(
            new NullPointerException(),
            new IllegalArgumentException(),
            new IllegalStateException(),
            new ClassCastException(),
            new MappingException("no constructor"),
            new DuplicateKeyException("a name is taken"),
            new InvalidDataAccessApiUsageException("", new IllegalArgumentException()),
            new RecordTooLargeException());

    @ParameterizedTest
    @FieldSource("OF_THE_CODE")
    void defects_of_the_code_are_faults_of_the_work(Exception failure) {
        assertThat(List.of(failure, wrapped(failure))).noneMatch(Faults::isTemporary);
    }

    @Test
    void a_client_that_was_closed_by_a_stop_is_temporarily_unavailable() {
        var store = MongoClients.create(Infrastructure.storeUri("closed"));
        var documents = store.getDatabase("closed").getCollection("documents");
        store.close();
        var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", "localhost:1"), new StringSerializer(), new StringSerializer());
        producer.close(Duration.ZERO);

        assertThat(catchThrowable(() -> documents.insertOne(new Document())))
                .isInstanceOf(IllegalStateException.class)
                .matches(Faults::isTemporary)
                .matches(Faults::isStoreUnavailable);
        assertThat(catchThrowable(() -> producer.send(new ProducerRecord<>("topic", "value"))))
                .isInstanceOf(IllegalStateException.class)
                .matches(Faults::isTemporary);
    }

    @Test
    void says_when_to_retry() {
        assertThat(Faults.retryAfter(wrapped(new Full()))).contains(Duration.ofSeconds(7));
        assertThat(Faults.retryAfter(new DataAccessResourceFailureException("away")))
                .contains(Duration.ofSeconds(30));
        assertThat(Faults.retryAfter(new IllegalStateException())).isEmpty();
    }
}

package fr.spro.notification.message;

import static fr.spro.notification.message.Shipments.STRUCTURE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.spro.notification.message.SendingProcess.Kind;
import fr.spro.notification.message.Status.Failure;
import fr.spro.notification.message.Status.NotSent;
import fr.spro.notification.message.Status.Sent;
import fr.spro.notification.smtp.ScriptedMailServer;
import fr.spro.platform.messaging.InMemoryBroker;
import fr.spro.platform.messaging.InMemoryMongo;
import fr.spro.platform.testing.ChildProcess;
import fr.spro.platform.testing.Infrastructure;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A process that is killed (`kill -9`) when the mail server has received the whole mail and has not answered yet, or
/// that is paused (`kill -STOP`) before its content.
class KilledSenderTests {

    private final String database = Infrastructure.fresh("sender");
    private final BlockingQueue<ChildProcess> processes = new LinkedBlockingQueue<>();
    private final AtomicBoolean isPaused = new AtomicBoolean();
    private volatile @Nullable CompletableFuture<ChildProcess> pauses;
    private final ScriptedMailServer server = new ScriptedMailServer(this::kill);
    private final Shipments shipments = new Shipments(new InMemoryMongo(database, new InMemoryBroker()), server);

    @BeforeEach
    void ship() {
        shipments.listStructure();
        shipments.shipTo(STRUCTURE);
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void guarantee_6_a_process_killed_before_the_answer_is_followed_by_one_more_copy() {
        killWhileSendingAfter(0, Kind.USUAL);
        killWhileSendingAfter(21, Kind.USUAL);
        shipments.sendAfter(Duration.ofMinutes(42));

        assertThat(server.received()).hasSize(2);
        assertThat(server.received().getFirst().messageId())
                .isEqualTo(server.received().getLast().messageId());
        assertThat(shipments.message(STRUCTURE).status())
                .isInstanceOfSatisfying(
                        NotSent.class, notSent -> assertThat(notSent.reason()).isEqualTo(Failure.OUTCOME_UNKNOWN));
    }

    @Test
    void a_process_that_records_an_attempt_after_the_transfer_sends_any_number_of_copies() {
        killWhileSendingAfter(0, Kind.RECORDS_LATE);
        killWhileSendingAfter(21, Kind.RECORDS_LATE);
        shipments.sendAfter(Duration.ofMinutes(42));

        assertThat(server.received()).hasSize(3);
        assertThat(shipments.message(STRUCTURE).status()).isInstanceOf(Sent.class);
    }

    private void killWhileSendingAfter(int minutes, Kind kind) {
        var process = start(minutes, kind);
        processes.add(process);
        process.awaitEnd();
    }

    private ChildProcess start(int minutes, Kind kind) {
        var store = Infrastructure.storeUri("x");
        var address = store.substring(0, store.lastIndexOf('/'));
        return ChildProcess.start(SendingProcess.class, address, database, server.port(), minutes, kind);
    }

    @Test
    void guarantee_6_a_process_that_was_paused_sends_nothing_once_another_has_begun() {
        pauseWhileAnotherSends(Kind.USUAL);

        assertThat(server.received()).hasSize(1);
        assertThat(shipments.message(STRUCTURE).status()).isInstanceOf(Sent.class);
    }

    @Test
    void a_process_that_was_paused_and_does_not_look_again_sends_a_second_copy() {
        pauseWhileAnotherSends(Kind.UNAWARE);

        assertThat(server.received()).hasSize(2);
    }

    private void pauseWhileAnotherSends(Kind kind) {
        pauses = new CompletableFuture<>();
        var process = start(0, kind);
        pauses.complete(process);
        await().until(isPaused::get);
        shipments.sendAfter(Duration.ofMinutes(21));
        assertThat(server.received()).hasSize(1);
        process.resume();
        process.awaitEnd();
    }

    /// Called in a thread of the mail server: pauses the first process that names a recipient.
    private String pause(String line) {
        if (pauses != null && line.startsWith("RCPT") && !isPaused.get()) {
            pauses.join().pause();
            isPaused.set(true);
        }
        return "";
    }

    /// Called in a thread of the mail server.
    private String kill(String line) {
        if (!line.equals(ScriptedMailServer.END_OF_DATA)) return pause(line);
        var process = processes.poll();
        if (process == null) return "";
        process.kill();
        return ScriptedMailServer.HANG_UP;
    }
}

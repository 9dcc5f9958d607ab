package fr.spro.notification.message;

import static fr.spro.notification.message.Shipments.STRUCTURE;
import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A process that is killed (`kill -9`) when the mail server has received the whole mail and has not answered yet.
class KilledSenderTests {

    private final String database = Infrastructure.fresh("sender");
    private final BlockingQueue<ChildProcess> processes = new LinkedBlockingQueue<>();
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
        killWhileSendingAfter(0, true);
        killWhileSendingAfter(3, true);
        shipments.sendAfter(Duration.ofMinutes(6));

        assertThat(server.received()).hasSize(2);
        assertThat(server.received().getFirst().messageId())
                .isEqualTo(server.received().getLast().messageId());
        assertThat(shipments.message(STRUCTURE).status())
                .isInstanceOfSatisfying(
                        NotSent.class, notSent -> assertThat(notSent.reason()).isEqualTo(Failure.OUTCOME_UNKNOWN));
    }

    @Test
    void a_process_that_records_an_attempt_after_the_transfer_sends_any_number_of_copies() {
        killWhileSendingAfter(0, false);
        killWhileSendingAfter(3, false);
        shipments.sendAfter(Duration.ofMinutes(6));

        assertThat(server.received()).hasSize(3);
        assertThat(shipments.message(STRUCTURE).status()).isInstanceOf(Sent.class);
    }

    private void killWhileSendingAfter(int minutes, boolean recordsFirst) {
        var store = Infrastructure.storeUri("x");
        var address = store.substring(0, store.lastIndexOf('/'));
        var process = ChildProcess.start(SendingProcess.class, address, database, server.port(), minutes, recordsFirst);
        processes.add(process);
        process.awaitEnd();
    }

    /// Called in a thread of the mail server.
    private String kill(String line) {
        if (!line.equals(ScriptedMailServer.END_OF_DATA)) return "";
        var process = processes.poll();
        if (process == null) return "";
        process.kill();
        return ScriptedMailServer.HANG_UP;
    }
}

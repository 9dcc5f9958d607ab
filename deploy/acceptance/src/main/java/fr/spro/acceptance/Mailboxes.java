package fr.spro.acceptance;

import fr.spro.platform.testing.ReceivedMail;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/// The mailboxes, read by IMAP.
final class Mailboxes {

    private static final int PORT = 2143;
    private static final int CONCURRENCY = 16;
    /// Changes of a day settle for a minute before anybody is notified.
    private static final Duration TIMEOUT = Duration.ofMinutes(3);

    private final Session session = Session.getInstance(new Properties());

    /// The mails of this kind that the address has received.
    List<ReceivedMail> received(String address, String kind) {
        try (var store = session.getStore("imap")) {
            store.connect("127.0.0.1", PORT, address, "any");
            var inbox = store.getFolder("INBOX");
            inbox.open(Folder.READ_ONLY);
            var mails = new ArrayList<ReceivedMail>();
            for (var message : inbox.getMessages()) {
                if (!kind.equals(first(message.getHeader("X-SPRO-Message")))) continue;
                mails.add(new ReceivedMail(new MimeMessage((MimeMessage) message)));
            }
            return mails;
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Waits up to three minutes for the first mail of this kind.
    ReceivedMail await(String address, String kind) {
        var deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (System.nanoTime() < deadline) {
            var mails = received(address, kind);
            if (!mails.isEmpty()) return mails.getFirst();
            Polling.briefPause();
        }
        throw new IllegalStateException("%s has received no mail \"%s\"".formatted(address, kind));
    }

    /// Waits for the first mail of this kind of each address, many mailboxes at once.
    Map<String, ReceivedMail> awaitAll(List<String> addresses, String kind) {
        return each(addresses, address -> await(address, kind));
    }

    Map<String, List<ReceivedMail>> receivedAll(List<String> addresses, String kind) {
        return each(addresses, address -> received(address, kind));
    }

    private static <T> Map<String, T> each(List<String> addresses, Function<String, T> look) {
        try (var threads = Executors.newFixedThreadPool(CONCURRENCY)) {
            var futures = new LinkedHashMap<String, Future<T>>();
            addresses.forEach(address -> futures.put(address, threads.submit(() -> look.apply(address))));
            var seen = new LinkedHashMap<String, T>();
            for (var entry : futures.entrySet())
                seen.put(entry.getKey(), entry.getValue().get());
            return seen;
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String first(String[] values) {
        return values == null ? "" : values[0];
    }
}

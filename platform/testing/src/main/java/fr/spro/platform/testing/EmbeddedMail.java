package fr.spro.platform.testing;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.StreamProvider;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Date;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.angus.mail.util.MailStreamProvider;

/// A mail server that accepts every mail and serves it by IMAP with any password. In memory for tests, in
/// files for the suite on one machine, of which it serves the latest ones.
public final class EmbeddedMail implements AutoCloseable {

    /// The library searches mailboxes one by one for each delivery, and keeps them in memory.
    static final int MOST_SERVED = 2_000;

    private static final String LOOPBACK = "127.0.0.1";

    static {
        // Otherwise Jakarta Mail searches the class path for it for each part of each message.
        System.setProperty(StreamProvider.class.getName(), MailStreamProvider.class.getName());
    }

    private final GreenMail server;
    private final Deque<String> recipients = new ArrayDeque<>();
    private int dropped;

    private EmbeddedMail(String host, int smtpPort, int imapPort) {
        ServerSetup[] ports = {
            new ServerSetup(smtpPort, host, ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(imapPort, host, ServerSetup.PROTOCOL_IMAP)
        };
        server = new GreenMail(ports);
        server.getUserManager().setAuthRequired(false);
    }

    /// Starts an empty mail server on free ports.
    public static EmbeddedMail inMemory() {
        var mail = new EmbeddedMail(LOOPBACK, 0, 0);
        mail.server.start();
        return mail;
    }

    /// Starts the mail server of this folder, with the mails in it. A mail is written to its file before it
    /// is acknowledged.
    public static EmbeddedMail onFolder(Path folder, String host, int smtpPort, int imapPort) {
        var mail = new EmbeddedMail(host, smtpPort, imapPort);
        var files = new MailFiles(folder);
        var users = mail.server.getUserManager();
        var delivery = users.getMessageDeliveryHandler();
        users.setMessageDeliveryHandler((message, address) -> {
            files.keep(address.getEmail(), message.getMessage());
            mail.dropOldest(address.getEmail());
            return delivery.handle(message, address);
        });
        mail.server.start();
        files.forEach(mail::append);
        return mail;
    }

    private void append(String address, MimeMessage message, Date received) {
        dropOldest(address);
        try {
            var users = server.getUserManager();
            var known = users.getUserByEmail(address);
            var user = known == null ? users.createUser(address, address, address) : known;
            server.getManagers().getImapHostManager().getInbox(user).appendMessage(message, new Flags(), received);
        } catch (UserException | FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Makes room for a mail to this address; the files of dropped mails remain.
    private synchronized void dropOldest(String address) {
        recipients.add(address);
        if (recipients.size() <= MOST_SERVED) return;
        var users = server.getUserManager();
        var oldest = users.getUserByEmail(recipients.remove());
        try {
            var inbox = server.getManagers().getImapHostManager().getInbox(oldest);
            inbox.getMessages().getFirst().setFlag(Flags.Flag.DELETED, true);
            inbox.expunge();
            if (inbox.getMessageCount() == 0) users.deleteUser(oldest);
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
        dropped++;
    }

    /// The number of mails received before the first one of `all()`.
    public synchronized int dropped() {
        return dropped;
    }

    public String host() {
        return LOOPBACK;
    }

    public int smtpPort() {
        return server.getSmtp().getPort();
    }

    public int imapPort() {
        return server.getImap().getPort();
    }

    /// All served mails, one per recipient, oldest first.
    public List<ReceivedMail> all() {
        return server.getUserManager().listUser().stream()
                .flatMap(user -> inbox(user.getEmail()))
                .sorted(Comparator.comparing(StoredMessage::getReceivedDate))
                .map(StoredMessage::getMimeMessage)
                .map(ReceivedMail::new)
                .toList();
    }

    /// The mails received by this envelope address, oldest first.
    public List<ReceivedMail> to(String address) {
        return inbox(address)
                .map(StoredMessage::getMimeMessage)
                .map(ReceivedMail::new)
                .toList();
    }

    /// The times of receipt per address, in milliseconds since 1970.
    public Map<String, List<Long>> arrivals() {
        return server.getUserManager().listUser().stream()
                .collect(Collectors.toMap(
                        GreenMailUser::getEmail,
                        user -> inbox(user.getEmail())
                                .map(mail -> mail.getReceivedDate().getTime())
                                .toList()));
    }

    /// Deletes all mails.
    public synchronized void clear() {
        recipients.clear();
        try {
            server.purgeEmailFromAllMailboxes();
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }

    private Stream<StoredMessage> inbox(String address) {
        var user = server.getUserManager().getUserByEmail(address);
        if (user == null) return Stream.empty();
        try {
            var inbox = server.getManagers().getImapHostManager().getInbox(user);
            return inbox.getMessages().stream();
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
    }
}

package fr.spro.platform.testing;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A mail server that takes every mail and keeps it in memory for the test to read; also by IMAP, with any password.
public final class EmbeddedMail implements AutoCloseable {

    private static final String HOST = "127.0.0.1";

    private final GreenMail server;

    private EmbeddedMail(GreenMail server) {
        this.server = server;
    }

    /// Starts an empty mail server on free ports.
    public static EmbeddedMail start() {
        return start(0, 0);
    }

    /// Starts an empty mail server on these ports.
    public static EmbeddedMail start(int smtpPort, int imapPort) {
        ServerSetup[] ports = {
            new ServerSetup(smtpPort, HOST, ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(imapPort, HOST, ServerSetup.PROTOCOL_IMAP)
        };
        var server = new GreenMail(ports);
        server.getUserManager().setAuthRequired(false);
        server.start();
        return new EmbeddedMail(server);
    }

    public String host() {
        return HOST;
    }

    public int smtpPort() {
        return server.getSmtp().getPort();
    }

    public int imapPort() {
        return server.getImap().getPort();
    }

    /// All mails received so far, one for each recipient, oldest first.
    public List<ReceivedMail> all() {
        return server.getUserManager().listUser().stream()
                .flatMap(user -> inbox(user.getEmail()))
                .sorted(Comparator.comparing(StoredMessage::getReceivedDate))
                .map(StoredMessage::getMimeMessage)
                .map(ReceivedMail::new)
                .toList();
    }

    /// The mails received so far by this address (as it stood in the envelope), oldest first.
    public List<ReceivedMail> to(String address) {
        return inbox(address)
                .map(StoredMessage::getMimeMessage)
                .map(ReceivedMail::new)
                .toList();
    }

    /// When each address received its mails, in milliseconds since 1970.
    public Map<String, List<Long>> arrivals() {
        return server.getUserManager().listUser().stream()
                .collect(Collectors.toMap(
                        GreenMailUser::getEmail,
                        user -> inbox(user.getEmail())
                                .map(mail -> mail.getReceivedDate().getTime())
                                .toList()));
    }

    /// Forgets all mails.
    public void clear() {
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

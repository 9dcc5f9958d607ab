package fr.spro.notification.smtp;

import jakarta.mail.MessagingException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/// What a mail server answers instead of accepting a message. For the log it is told by its codes: the
/// text of an answer may have the address of the recipient.
///
/// @param code of the answer; -1 if there was none
/// @param enhanced the code of RFC 3463, such as `5.7.1`; empty if there was none
record Refusal(Of of, int code, String enhanced) {

    enum Of {
        /// Our sender, login or relaying: the same would happen to each message, so it says nothing of
        /// a mailbox.
        US,
        MAILBOX,
        MESSAGE
    }

    /// What was answered: the sender (`MAIL`), the recipient (`RCPT`) or the content.
    private enum Command {
        SENDER,
        RECIPIENT,
        CONTENT
    }

    /// Subject and detail of a code, and whom it refuses as the answer to each command.
    private record Row(Pattern status, Of sender, Of recipient, Of content) {

        private static Row of(String status, Of sender, Of recipient, Of content) {
            return new Row(Pattern.compile(status), sender, recipient, content);
        }

        private Of to(Command command) {
            return switch (command) {
                case SENDER -> sender;
                case RECIPIENT -> recipient;
                case CONTENT -> content;
            };
        }
    }

    /// By RFC 3463, and RFC 7372 for SPF, DKIM and reverse DNS; the first row that fits. A relay that
    /// the server denies us is an answer to the recipient, and of a policy (`7`).
    private static final List<Row> TABLE = List.of(
            Row.of("1\\.[78]", Of.US, Of.US, Of.US), // the address of the sender
            Row.of("7\\.2\\d", Of.US, Of.US, Of.US), // who may send for its domain
            Row.of("2\\.3|3\\.4|6\\..*", Of.MESSAGE, Of.MESSAGE, Of.MESSAGE), // too large, or of another kind
            Row.of("[12]\\..*", Of.US, Of.MAILBOX, Of.MAILBOX), // the address or the state of a mailbox
            Row.of("[37]\\..*", Of.US, Of.US, Of.MESSAGE)); // the server as a whole, or a policy

    private static final Pattern ENHANCED =
            Pattern.compile("(?:^|[ -])([245]\\.\\d{1,3}\\.\\d{1,3})(?= |$)", Pattern.MULTILINE);
    private static final Pattern CODE = Pattern.compile("^([45]\\d{2})\\b");

    /// The client must sign in, its login is refused or needs encryption: answers to any command.
    private static final Set<Integer> OF_SESSION = Set.of(421, 530, 534, 535, 538);

    /// This message is too large, as an answer to `MAIL`.
    private static final int TOO_LARGE = 552;

    /// The permanent answers to a recipient that are about the mailbox (RFC 5321, 4.3.2).
    private static final Set<Integer> OF_MAILBOX = Set.of(550, 551, 552, 553);

    /// That of the exception itself or of an address.
    static Refusal of(MessagingException failed) {
        for (Exception cause = failed; cause instanceof MessagingException next; cause = next.getNextException()) {
            if (cause instanceof SMTPAddressFailedException address) {
                return of(Command.RECIPIENT, address.getReturnCode(), address.getMessage());
            }
            if (cause instanceof SMTPSendFailedException send && send.getReturnCode() >= 400) {
                var command = send.getCommand().startsWith("MAIL") ? Command.SENDER : Command.CONTENT;
                return of(command, send.getReturnCode(), send.getMessage());
            }
        }
        return new Refusal(Of.MESSAGE, -1, "");
    }

    /// Of a login.
    static Refusal of(int code, @Nullable String answer) {
        return of(Command.SENDER, code, answer);
    }

    private static Refusal of(Command command, int code, @Nullable String answer) {
        var text = answer == null ? "" : answer;
        var first = CODE.matcher(text);
        var known = code < 0 && first.find() ? Integer.parseInt(first.group(1)) : code;
        var found = ENHANCED.matcher(text);
        var enhanced = found.find() ? found.group(1) : "";
        return new Refusal(refused(command, known, enhanced), known, enhanced);
    }

    private static Of refused(Command command, int code, String enhanced) {
        if (OF_SESSION.contains(code)) return Of.US;
        if (command == Command.SENDER && code == TOO_LARGE) return Of.MESSAGE;
        var status = enhanced.replaceFirst("^\\d\\.", "");
        return TABLE.stream()
                .filter(row -> row.status().matcher(status).matches())
                .findFirst()
                .map(row -> row.to(command))
                .orElseGet(() -> refused(command, code));
    }

    /// Without a code of the table.
    private static Of refused(Command command, int code) {
        return switch (command) {
            case SENDER -> Of.US;
            case RECIPIENT -> code < 500 || OF_MAILBOX.contains(code) ? Of.MAILBOX : Of.US;
            case CONTENT -> Of.MESSAGE;
        };
    }

    boolean isPermanent() {
        return code >= 500;
    }

    /// Whether this message would be refused again.
    boolean isFinal() {
        return isPermanent() && of != Of.US;
    }

    @Override
    public String toString() {
        var refused = switch (of) {
            case US -> "the sender, the login or relaying";
            case MAILBOX -> "a mailbox";
            case MESSAGE -> "a message";
        };
        return code < 0
                ? refused
                : "%s: %d %s".formatted(refused, code, enhanced).strip();
    }
}

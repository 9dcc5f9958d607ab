package fr.spro.notification.smtp;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a mail server answers instead of accepting a message. For the log it is told by its codes: the
/// text of an answer may have the address of the recipient.
///
/// @param step to which it was the answer
/// @param code of the answer
/// @param enhanced the code of RFC 3463, such as `5.7.1`; empty if there was none
record Refusal(Of of, SmtpStep step, int code, String enhanced) {

    enum Of {
        /// Our sender, login or relaying: the same would happen to each message, so it says nothing of
        /// a mailbox.
        US,
        MAILBOX,
        MESSAGE
    }

    /// Subject and detail of a code, and whom it refuses as the answer to each command.
    private record Row(Pattern status, Of sender, Of recipient, Of content) {

        private static Row of(String status, Of sender, Of recipient, Of content) {
            return new Row(Pattern.compile(status), sender, recipient, content);
        }

        private Of to(SmtpStep step) {
            return switch (step) {
                case CONNECT, SIGN_IN, SENDER, RESET -> sender;
                case RECIPIENT -> recipient;
                case DATA, END -> content;
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

    private static final Pattern OF_ONE_MAILBOX = Pattern.compile("4\\.1\\..*|4\\.2\\.[1-9]\\d*");

    /// The client must sign in, its login is refused or needs encryption: answers to any command.
    private static final Set<Integer> OF_SESSION = Set.of(421, 530, 534, 535, 538);

    /// This message is too large, as an answer to `MAIL`.
    private static final int TOO_LARGE = 552;

    /// The permanent answers to a recipient that are about the mailbox (RFC 5321, 4.3.2).
    private static final Set<Integer> OF_MAILBOX = Set.of(550, 551, 552, 553);

    /// An answer of the server.
    static Refusal of(SmtpStep step, int code, @Nullable String answer) {
        var found = ENHANCED.matcher(answer == null ? "" : answer);
        var enhanced = found.find() ? found.group(1) : "";
        return new Refusal(refused(step, code, enhanced), step, code, enhanced);
    }

    private static Of refused(SmtpStep step, int code, String enhanced) {
        if (OF_SESSION.contains(code)) return Of.US;
        if (step == SmtpStep.SENDER && code == TOO_LARGE) return Of.MESSAGE;
        var status = enhanced.replaceFirst("^\\d\\.", "");
        return TABLE.stream()
                .filter(row -> row.status().matcher(status).matches())
                .findFirst()
                .map(row -> row.to(step))
                .orElseGet(() -> refused(step, code));
    }

    /// Without a code of the table.
    private static Of refused(SmtpStep step, int code) {
        return switch (step) {
            case CONNECT, SIGN_IN, SENDER, RESET -> Of.US;
            case RECIPIENT -> code < 500 || OF_MAILBOX.contains(code) ? Of.MAILBOX : Of.US;
            case DATA, END -> Of.MESSAGE;
        };
    }

    boolean isPermanent() {
        return code >= 500;
    }

    /// Whether this message would be refused again.
    boolean isFinal() {
        return isPermanent() && of != Of.US;
    }

    /// Whether other messages to the same domain may be put off alike: it is temporary, about more than the
    /// connection, and not about the address or the state of this mailbox (`4.2.0` is an answer of greylists too).
    boolean isOfManyMailboxes() {
        var isOfMessage = step == SmtpStep.RECIPIENT || step == SmtpStep.DATA || step == SmtpStep.END;
        return isOfMessage
                && !isPermanent()
                && code != 421
                && !OF_ONE_MAILBOX.matcher(enhanced).matches();
    }

    @Override
    public String toString() {
        var refused = switch (of) {
            case US -> "the sender, the login or relaying";
            case MAILBOX -> "a mailbox";
            case MESSAGE -> "a message";
        };
        return "%s: %d %s".formatted(refused, code, enhanced).strip();
    }
}

package fr.spro.notification.message;

import jakarta.mail.MessagingException;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/// What a mail server answers instead of accepting a message. For the log it is told by its codes: the text of an
/// answer
/// may have the address of the recipient.
///
/// @param code of the answer; -1 if there was none
/// @param enhanced the code of RFC 3463, such as `5.7.1`; empty if there was none
record Refusal(What what, int code, String enhanced) {

    enum What {
        /// The sender, or this client: the same would happen to each message, so it says nothing of a mailbox.
        SENDER,
        MAILBOX,
        CONTENT
    }

    private static final Pattern ENHANCED =
            Pattern.compile("(?:^|[ -])([245]\\.\\d{1,3}\\.\\d{1,3})(?= |$)", Pattern.MULTILINE);
    private static final Pattern CODE = Pattern.compile("^([45]\\d{2})\\b");

    /// The client must sign in, its login is refused or needs encryption: answers to any command.
    private static final Set<Integer> OF_SESSION = Set.of(421, 530, 534, 535, 538);

    /// This message is too large.
    private static final int TOO_LARGE = 552;

    /// That of the exception itself or of an address.
    static Refusal of(MessagingException failed) {
        for (Exception cause = failed; cause instanceof MessagingException next; cause = next.getNextException()) {
            if (cause instanceof SMTPAddressFailedException address) {
                return of(What.MAILBOX, address.getReturnCode(), address.getMessage());
            }
            if (cause instanceof SMTPSendFailedException send && send.getReturnCode() >= 400) {
                var isSender = send.getCommand().startsWith("MAIL") && send.getReturnCode() != TOO_LARGE;
                return of(isSender ? What.SENDER : What.CONTENT, send.getReturnCode(), send.getMessage());
            }
        }
        return new Refusal(What.CONTENT, -1, "");
    }

    /// Of a login.
    static Refusal of(int code, @Nullable String answer) {
        return of(What.SENDER, code, answer);
    }

    private static Refusal of(What what, int code, @Nullable String answer) {
        var text = answer == null ? "" : answer;
        var enhanced = ENHANCED.matcher(text);
        var first = CODE.matcher(text);
        var known = code < 0 && first.find() ? Integer.parseInt(first.group(1)) : code;
        return new Refusal(
                OF_SESSION.contains(known) ? What.SENDER : what, known, enhanced.find() ? enhanced.group(1) : "");
    }

    /// Whether this message would be refused again.
    boolean isFinal() {
        return code >= 500 && what != What.SENDER;
    }

    @Override
    public String toString() {
        var refused = switch (what) {
            case SENDER -> "the sender or the login";
            case MAILBOX -> "a mailbox";
            case CONTENT -> "a message";
        };
        return code < 0
                ? refused
                : "%s: %d %s".formatted(refused, code, enhanced).strip();
    }
}

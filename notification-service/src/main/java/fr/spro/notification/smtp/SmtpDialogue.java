package fr.spro.notification.smtp;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What was asked and answered during one transfer. It says what is known of the message: an exception
/// of the client does not, since the client forgets a refused message by a further command, whose
/// failure hides the refusal.
final class SmtpDialogue {

    private SmtpStep step = SmtpStep.CONNECT;
    private boolean isAnswered;
    private boolean isContentAllowed;
    private boolean isEndAnswered;
    private @Nullable Refusal refusal;
    private boolean isClosing;
    private boolean isWithoutTls;
    private int lastCode;

    void asks(SmtpStep next) {
        step = next;
        isAnswered = false;
    }

    /// @param code without one (-1), what came is no answer
    void answers(int code, @Nullable String text) {
        if (code < 0) return;
        isAnswered = true;
        lastCode = code;
        if (step == SmtpStep.DATA && code == 354) isContentAllowed = true;
        if (step == SmtpStep.END) isEndAnswered = true;
        if (code == 421) isClosing = true;
        if (code >= 400 && step != SmtpStep.RESET) refusal = Refusal.of(step, code, text);
    }

    /// The server does not offer the encryption that is required.
    void lacksTls() {
        isWithoutTls = true;
    }

    boolean isWithoutTls() {
        return isWithoutTls;
    }

    /// The present or last one.
    SmtpStep step() {
        return step;
    }

    /// The last answer that refuses something, but for that to forgetting it.
    Optional<Refusal> refusal() {
        return Optional.ofNullable(refusal);
    }

    /// Whether the server may have accepted the message without our knowing.
    boolean isUnknown() {
        return isContentAllowed && !isEndAnswered;
    }

    /// Whether the next message can follow on this connection: this one is accepted, or the server says
    /// that it is forgotten. One that closes the channel (421) answers no more.
    boolean isReusable() {
        var isOver = step == SmtpStep.END || step == SmtpStep.RESET;
        return isOver && isAnswered && !isClosing && lastCode >= 200 && lastCode < 300;
    }
}

package fr.spro.notification.smtp;

import java.time.Duration;

/// How long a mail server may take.
///
/// @param command to answer a command, or to take the content
/// @param end to answer the dot after the content: RFC 5321 (4.5.3.2.6) asks for ten minutes, since whoever gives up
/// earlier and repeats sends the message twice
public record SmtpTimes(Duration command, Duration end) {

    public static final SmtpTimes STANDARD = new SmtpTimes(Duration.ofMinutes(1), Duration.ofMinutes(10));

    /// Between the answer to the recipient and that to the dot: the question whether the content may come, the content
    /// itself, and the dot.
    public Duration fromDataOn() {
        return command.multipliedBy(2).plus(end);
    }

    Duration of(SmtpStep step) {
        return step == SmtpStep.END ? end : command;
    }
}

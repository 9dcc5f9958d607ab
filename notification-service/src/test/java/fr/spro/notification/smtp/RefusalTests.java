package fr.spro.notification.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whose fault a refusal is, by the codes of RFC 3463, RFC 7372 and RFC 5321. What is refused of us
/// waits; what is refused of a mailbox or of a message is not sent again.
class RefusalTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        answer                                                     | to MAIL | to RCPT | after DATA
        550 5.1.1 no such user                                     | us      | mailbox | mailbox
        550 5.1.2 no such domain                                   | us      | mailbox | mailbox
        550 5.1.10 the domain accepts no mail                      | us      | mailbox | mailbox
        550 5.1.7 the address of the sender is malformed           | us      | us      | us
        553 5.1.8 the domain of the sender does not exist          | us      | us      | us
        550 5.2.1 mailbox disabled                                 | us      | mailbox | mailbox
        452 4.2.2 mailbox full                                     | us      | mailbox | mailbox
        552 5.2.3 longer than this mailbox accepts                 | message | message | message
        554 5.3.2 the system accepts no messages                   | us      | us      | message
        552 5.3.4 too large                                        | message | message | message
        550 5.4.1 recipient address rejected                       | us      | mailbox | message
        554 5.6.1 media not supported                              | message | message | message
        554 5.7.1 relay access denied                              | us      | us      | message
        550 5.7.1 relaying denied. Proper authentication required  | us      | us      | message
        550 5.7.0 policy                                           | us      | us      | message
        550 5.7.23 SPF validation failed                           | us      | us      | us
        550 5.7.26 multiple authentication checks failed           | us      | us      | us
        550 no such user                                           | us      | mailbox | message
        551 not local                                              | us      | mailbox | message
        552 no space left                                          | message | mailbox | message
        553 no such mailbox                                        | us      | mailbox | message
        554 relay access denied                                    | us      | us      | message
        503 sign in first                                          | us      | us      | message
        450 greylisted                                             | us      | mailbox | message
        530 5.7.0 sign in first                                    | us      | us      | us
        421 4.7.0 too many connections                             | us      | us      | us
        """, useHeadersInDisplayName = true)
    void refuses(String answer, String mail, String rcpt, String data) {
        var code = Integer.parseInt(answer.substring(0, 3));

        assertThat(named(Refusal.of(SmtpStep.SENDER, code, answer))).as("MAIL").isEqualTo(mail);
        assertThat(named(Refusal.of(SmtpStep.RECIPIENT, code, answer)))
                .as("RCPT")
                .isEqualTo(rcpt);
        assertThat(named(Refusal.of(SmtpStep.END, code, answer))).as("the dot").isEqualTo(data);
    }

    @Test
    void is_final_only_if_it_is_permanent_and_not_of_us() {
        var finals = new ArrayList<String>();
        for (var answer : List.of(
                "550 5.1.1 no such user",
                "450 4.2.0 greylisted",
                "554 5.7.1 relay access denied",
                "550 5.2.1 closed")) {
            var code = Integer.parseInt(answer.substring(0, 3));
            var refusal = Refusal.of(SmtpStep.RECIPIENT, code, answer);
            if (refusal.isFinal()) finals.add(answer.substring(0, 9));
        }

        assertThat(finals).containsExactly("550 5.1.1", "550 5.2.1");
    }

    private static String named(Refusal refusal) {
        return refusal.of().name().toLowerCase(Locale.ROOT);
    }
}

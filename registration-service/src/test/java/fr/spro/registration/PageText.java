package fr.spro.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// The text of a page that is shown, with ordinary spaces in place of those that do not break.
public final class PageText {

    private PageText() {}

    public static String of(MvcTestResult page) {
        assertThat(page).hasStatusOk();
        return plain(new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
    }

    public static String plain(String text) {
        return text.replace('\u00a0', ' ').replace('\u202f', ' ');
    }
}

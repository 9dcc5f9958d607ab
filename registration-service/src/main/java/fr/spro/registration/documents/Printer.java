package fr.spro.registration.documents;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import fr.spro.platform.messaging.work.HeavyWork;
import fr.spro.suite.NetworkSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/// Renders a template as PDF, with title, language, tags for screen readers and embedded fonts.
@Component
class Printer {

    private static final int REGULAR = 400;
    private static final int BOLD = 700;

    static {
        // Its log messages may quote the content, including names.
        XRLog.setLoggingEnabled(false);
    }

    private final ITemplateEngine templates;
    private final NetworkSettings network;

    /// Two at the same time, since rendering a long file takes some hundred megabytes.
    private final HeavyWork printing = new HeavyWork(2);

    Printer(ITemplateEngine templates, NetworkSettings network) {
        this.templates = templates;
        this.network = network;
    }

    byte[] print(String template, Locale language, Map<String, Object> content) {
        var context = new Context(language, content);
        context.setVariable("colours", network.colours());
        var page = PaperText.prepared(templates.process(template, context));
        return printing.call(() -> pdf(page));
    }

    private static byte[] pdf(String page) {
        var pdf = new ByteArrayOutputStream();
        try {
            new PdfRendererBuilder()
                    .usePdfUaAccessibility(true)
                    .useFont(PaperFont.REGULAR::open, "Paper", REGULAR, FontStyle.NORMAL, true)
                    .useFont(PaperFont.BOLD::open, "Paper", BOLD, FontStyle.NORMAL, true)
                    .useReplacementText("\u25a1")
                    .useExternalResourceAccessControl(
                            (address, _) -> address.startsWith("data:"),
                            ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
                    .withProducer("SPRO")
                    .withHtmlContent(page, "")
                    .toStream(pdf)
                    .run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pdf.toByteArray();
    }
}

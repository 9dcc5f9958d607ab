package fr.spro.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/// The received mails, read from the files of the mail server, so that reading costs the suite nothing.
final class MailFolder {

    private static final Duration TIMEOUT = Duration.ofSeconds(120);
    private static final Pattern OWN_PAGE = Pattern.compile("http://localhost:8080/inscriptions/[\\w.~-]+");

    private final Path folder;

    MailFolder(Path folder) {
        this.folder = folder;
    }

    /// Waits for the first mail to this address.
    ///
    /// @return the link to the participant's page
    URI awaitLink(String address) throws IOException, InterruptedException {
        awaitMails(address, 1);
        var mail = Files.readString(mails(address).getFirst());
        var link = OWN_PAGE.matcher(mail.replace("=\r\n", "").replace("=3D", "="));
        if (!link.find()) throw new IllegalStateException("The mail has no link to the own page");
        return URI.create(link.group());
    }

    void awaitMails(String address, int count) throws IOException, InterruptedException {
        var end = System.nanoTime() + TIMEOUT.toNanos();
        while (mails(address).size() < count) {
            if (System.nanoTime() > end)
                throw new IllegalStateException("%s received no mail in time".formatted(address));
            Thread.sleep(50);
        }
    }

    private List<Path> mails(String address) throws IOException {
        var own = folder.resolve(URLEncoder.encode(address, UTF_8));
        if (!Files.isDirectory(own)) return List.of();
        try (var files = Files.list(own)) {
            return files.filter(file -> file.toString().endsWith(".eml"))
                    .sorted()
                    .toList();
        }
    }
}

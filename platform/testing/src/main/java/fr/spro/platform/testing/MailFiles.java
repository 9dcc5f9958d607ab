package fr.spro.platform.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;

/// Mails as files: one folder per address, with each mail named by its time of arrival.
final class MailFiles {

    interface Reader {
        void read(String address, MimeMessage message, Date received);
    }

    private final Path folder;
    private final Session session = Session.getInstance(new Properties());
    private final AtomicLong last = new AtomicLong();

    MailFiles(Path folder) {
        this.folder = folder;
    }

    void keep(String address, MimeMessage message) {
        var now = last.accumulateAndGet(System.currentTimeMillis(), (before, time) -> Math.max(before + 1, time));
        var own = folder.resolve(URLEncoder.encode(address, UTF_8));
        var draft = own.resolve(now + ".part");
        try {
            Files.createDirectories(own);
            try (var out = Files.newOutputStream(draft)) {
                message.writeTo(out);
            }
            Files.move(draft, own.resolve(now + ".eml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /// In order of arrival.
    void forEach(Reader reader) {
        list(folder).stream()
                .flatMap(own -> list(own).stream())
                .filter(file -> file.toString().endsWith(".eml"))
                .sorted(Comparator.comparing(MailFiles::received))
                .forEach(file -> reader.read(address(file), message(file), new Date(received(file))));
    }

    private static String address(Path file) {
        return URLDecoder.decode(file.getParent().getFileName().toString(), UTF_8);
    }

    private static long received(Path file) {
        var name = file.getFileName().toString();
        return Long.parseLong(name.substring(0, name.indexOf('.')));
    }

    private MimeMessage message(Path file) {
        try (var in = Files.newInputStream(file)) {
            return new MimeMessage(session, in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalStateException(file.toString(), e);
        }
    }

    private static List<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) return List.of();
        try (var entries = Files.list(folder)) {
            return entries.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

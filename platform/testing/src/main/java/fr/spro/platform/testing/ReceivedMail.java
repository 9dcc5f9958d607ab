package fr.spro.platform.testing;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// A received mail as its recipient sees it.
public record ReceivedMail(MimeMessage message) {

    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]+");

    public String subject() {
        return header("Subject").isEmpty() ? "" : read(message::getSubject);
    }

    /// The readable `To` header: `Cécile Cadiou <cecile@example.org>`.
    public String to() {
        return header("To")
                .map(written -> read(() -> MimeUtility.decodeText(written)))
                .orElse("");
    }

    /// The first header of this name, as it was sent.
    public Optional<String> header(String name) {
        return Optional.ofNullable(read(() -> message.getHeader(name, null)));
    }

    /// The plain text part, empty if there is none.
    public String text() {
        return content("text/plain").orElse("");
    }

    /// The HTML part, empty if there is none.
    public String html() {
        return content("text/html").orElse("");
    }

    /// The links in the plain text, in order.
    public List<String> links() {
        return LINK.matcher(text()).results().map(MatchResult::group).toList();
    }

    /// The text of the first part of this MIME type, such as a calendar entry.
    public Optional<String> content(String type) {
        return part(type)
                .map(part -> read(() -> switch (part.getContent()) {
                    case String text -> text;
                    case Object _ -> new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                }));
    }

    /// The bytes of the first part of this MIME type.
    public Optional<byte[]> bytes(String type) {
        return part(type).map(part -> read(() -> part.getInputStream().readAllBytes()));
    }

    /// The whole media types, with parameters, of the parts of this MIME type.
    public List<String> types(String type) {
        return parts(message).stream()
                .filter(part -> read(() -> part.isMimeType(type)))
                .map(part -> read(part::getContentType))
                .toList();
    }

    /// The names of the attached files.
    public List<String> attachments() {
        return parts(message).stream()
                .map(part -> read(part::getFileName))
                .filter(Objects::nonNull)
                .toList();
    }

    private Optional<Part> part(String type) {
        return parts(message).stream()
                .filter(part -> read(() -> part.isMimeType(type)))
                .findFirst();
    }

    private static List<Part> parts(Part part) {
        if (!(read(part::getContent) instanceof Multipart all)) return List.of(part);
        var parts = new ArrayList<Part>();
        for (int i = 0; i < read(all::getCount); i++) {
            var index = i;
            BodyPart inner = read(() -> all.getBodyPart(index));
            parts.addAll(parts(inner));
        }
        return parts;
    }

    private interface Reading<T> {
        T read() throws MessagingException, IOException;
    }

    private static <T> T read(Reading<T> reading) {
        try {
            return reading.read();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

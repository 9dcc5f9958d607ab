package fr.spro.platform.web;

/// A calendar entry as a file or part of a mail.
///
/// @param method what the receiver does with it; also a parameter of the media type (RFC 6047)
public record CalendarFile(byte[] content, String method) {

    public static final String NAME = "journee.ics";

    /// The media type of an attachment beside the part of the mail that shows the entry.
    public static final String ATTACHMENT_TYPE = "application/ics";

    public String mediaType() {
        return "text/calendar; charset=utf-8; method=" + method;
    }
}

package fr.spro.registration.documents.web;

import fr.spro.registration.documents.PdfDocument;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.modulith.NamedInterface;

/// A PDF as download that is not cached.
@NamedInterface("response")
public final class PdfResponse {

    private PdfResponse() {}

    public static ResponseEntity<byte[]> of(PdfDocument document) {
        var name = ContentDisposition.attachment().filename(document.name()).build();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(document.content());
    }
}

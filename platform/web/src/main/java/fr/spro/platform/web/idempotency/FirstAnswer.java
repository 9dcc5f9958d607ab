package fr.spro.platform.web.idempotency;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.web.util.ContentCachingResponseWrapper;

/// The response to the first request with a key.
record FirstAnswer(int status, Map<String, String> headers, byte[] body) {

    private static final List<String> KEPT = List.of(HttpHeaders.LOCATION, HttpHeaders.ETAG, HttpHeaders.CONTENT_TYPE);

    static FirstAnswer of(ContentCachingResponseWrapper response) {
        var headers = new LinkedHashMap<String, String>();
        for (var name : KEPT) {
            var value = response.getHeader(name);
            if (value != null) headers.put(name, value);
        }
        return new FirstAnswer(response.getStatus(), headers, response.getContentAsByteArray());
    }

    void write(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        headers.forEach(response::setHeader);
        response.getOutputStream().write(body);
    }
}

package fr.spro.registration.imports.web;

import org.springframework.http.MediaType;

/// The media types of spreadsheets.
final class SpreadsheetMediaTypes {

    static final String XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    static final MediaType XLSX = MediaType.parseMediaType(XLSX_TYPE);

    private SpreadsheetMediaTypes() {}
}

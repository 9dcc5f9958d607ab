package fr.spro.registration.documents;

/// A PDF file with its name.
public record PdfDocument(String name, byte[] content) {}

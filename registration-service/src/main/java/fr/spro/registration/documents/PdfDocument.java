package fr.spro.registration.documents;

/// A PDF, whole, with the name under which it is saved.
public record PdfDocument(String name, byte[] content) {}

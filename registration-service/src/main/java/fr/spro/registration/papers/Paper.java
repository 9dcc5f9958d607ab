package fr.spro.registration.papers;

/// A PDF, whole, with the name under which it is saved.
public record Paper(String name, byte[] content) {}

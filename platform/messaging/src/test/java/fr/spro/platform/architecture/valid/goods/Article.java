package fr.spro.platform.architecture.valid.goods;

/// An article that can be ordered.
public record Article(String name) {}

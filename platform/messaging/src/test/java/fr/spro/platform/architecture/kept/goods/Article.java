package fr.spro.platform.architecture.kept.goods;

/// An article that can be ordered.
public record Article(String name) {}

package fr.spro.platform.architecture.kept.goods;

/// Something to order.
public record Article(String name) {}

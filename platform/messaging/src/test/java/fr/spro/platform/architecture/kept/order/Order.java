package fr.spro.platform.architecture.kept.order;

import fr.spro.platform.architecture.kept.goods.Article;

/// Knows what is ordered, and nobody who asks.
public record Order(Article article) {}

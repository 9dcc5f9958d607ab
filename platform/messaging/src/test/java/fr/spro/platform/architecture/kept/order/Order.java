package fr.spro.platform.architecture.kept.order;

import fr.spro.platform.architecture.kept.goods.Article;

/// Depends on the goods only.
public record Order(Article article) {}

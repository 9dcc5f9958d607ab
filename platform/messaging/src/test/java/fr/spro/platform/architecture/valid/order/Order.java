package fr.spro.platform.architecture.valid.order;

import fr.spro.platform.architecture.valid.goods.Article;

/// Depends on the goods only.
public record Order(Article article) {}

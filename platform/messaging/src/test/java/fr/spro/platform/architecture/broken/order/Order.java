package fr.spro.platform.architecture.broken.order;

import fr.spro.platform.architecture.another.Warehouse;
import fr.spro.platform.architecture.broken.goods.Article;
import fr.spro.platform.architecture.broken.order.web.OrderController;

/// Depends on its edge and on another service.
public record Order(Article article, OrderController shownBy, Warehouse warehouse) {}

package fr.spro.platform.architecture.broken.goods;

import fr.spro.platform.architecture.broken.order.Order;

/// Knows by whom it was ordered.
public record Article(Order lastOrder) {}

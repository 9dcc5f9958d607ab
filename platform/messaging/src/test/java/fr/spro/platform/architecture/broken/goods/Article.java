package fr.spro.platform.architecture.broken.goods;

import fr.spro.platform.architecture.broken.order.Order;

/// Depends on the orders that contain it.
public record Article(Order lastOrder) {}

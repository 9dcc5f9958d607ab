package fr.spro.platform.architecture.kept.order.web;

import fr.spro.platform.architecture.kept.order.Order;

/// Asks.
class OrderController {
    Order show(Order order) {
        return order;
    }
}

package fr.spro.platform.architecture.kept.order.web;

import fr.spro.platform.architecture.kept.order.Order;

/// The edge of the orders.
class OrderController {
    Order show(Order order) {
        return order;
    }
}

package fr.spro.platform.architecture.valid.order.web;

import fr.spro.platform.architecture.valid.order.Order;

/// The edge of the orders.
class OrderController {
    Order show(Order order) {
        return order;
    }
}

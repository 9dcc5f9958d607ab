package fr.spro.platform.architecture.broken.till;

import fr.spro.platform.architecture.broken.order.web.OrderController;

public record Receipt(OrderController askedAt) {}

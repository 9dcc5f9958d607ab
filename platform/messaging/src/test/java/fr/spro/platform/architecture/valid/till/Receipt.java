package fr.spro.platform.architecture.valid.till;

import fr.spro.platform.architecture.valid.goods.Article;
import fr.spro.platform.architecture.valid.order.Order;

public record Receipt(Order order, Article article) {}

package fr.spro.platform.architecture.kept.till;

import fr.spro.platform.architecture.kept.goods.Article;
import fr.spro.platform.architecture.kept.order.Order;

public record Receipt(Order order, Article article) {}

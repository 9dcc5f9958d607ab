package fr.spro.platform.architecture.broken.order.web;

/// Open to all.
public class OrderController {}

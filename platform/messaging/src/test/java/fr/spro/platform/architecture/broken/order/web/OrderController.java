package fr.spro.platform.architecture.broken.order.web;

/// A public controller.
public class OrderController {}

package fr.spro.platform.architecture.another;

/// Belongs to another service.
public record Warehouse(String place) {}

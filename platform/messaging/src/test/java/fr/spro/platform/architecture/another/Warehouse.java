package fr.spro.platform.architecture.another;

/// Of another service.
public record Warehouse(String place) {}

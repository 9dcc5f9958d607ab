package fr.spro.platform.web;

/// What other sites show of a page that is linked to: Open Graph. As `share` in a page's model.
public record Share(String title, String description, String address) {}

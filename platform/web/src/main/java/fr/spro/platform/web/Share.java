package fr.spro.platform.web;

/// The preview of a page on other sites (Open Graph), as `share` in the page's model.
public record Share(String title, String description, String address) {}

package fr.spro.platform.web;

/// The preview of a page on other sites (Open Graph), as `share` in the page's model.
public record LinkPreview(String title, String description, String address) {}

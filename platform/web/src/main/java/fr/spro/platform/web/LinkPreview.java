package fr.spro.platform.web;

import org.jspecify.annotations.Nullable;

/// The preview of a page on other sites (Open Graph), as `share` in the page's model.
///
/// @param image null for a preview in words only
public record LinkPreview(
        String title,
        String description,
        String address,
        @Nullable Image image) {

    /// @param address complete, since other sites load it
    /// @param alt empty if it only decorates
    public record Image(String address, int width, int height, String alt) {}
}

package fr.spro.platform.web;

import fr.spro.platform.web.security.Staff;
import org.jspecify.annotations.Nullable;

/// The data of the page shell.
///
/// @param languageAddress this page's address, ready for a language to be appended
public record Shell(
        String service, String languageAddress, @Nullable Staff staff, PageSettings pages, SiteIdentity site) {}

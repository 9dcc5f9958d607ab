/// Shared by all pages: page shell, error pages, secret links, calendar entries.
@NullMarked
package fr.spro.platform.web;

import org.jspecify.annotations.NullMarked;

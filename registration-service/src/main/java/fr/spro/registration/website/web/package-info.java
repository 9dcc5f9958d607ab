/// The web edge of the public pages.
@NullMarked
package fr.spro.registration.website.web;

import org.jspecify.annotations.NullMarked;

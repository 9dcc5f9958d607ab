/// Pages about the site itself.
@NullMarked
package fr.spro.registration.website.web;

import org.jspecify.annotations.NullMarked;

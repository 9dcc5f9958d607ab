/// Pages about the site itself.
@NullMarked
package fr.spro.registration.site.web;

import org.jspecify.annotations.NullMarked;

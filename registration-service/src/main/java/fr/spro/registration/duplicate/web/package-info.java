/// Pages and API of duplicates in the directory.
@NullMarked
package fr.spro.registration.duplicate.web;

import org.jspecify.annotations.NullMarked;

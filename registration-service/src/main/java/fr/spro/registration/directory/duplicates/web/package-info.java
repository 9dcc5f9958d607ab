/// The pages and the API of duplicates in the directory.
@NullMarked
package fr.spro.registration.directory.duplicates.web;

import org.jspecify.annotations.NullMarked;

/// Staff pages and API of the directory.
@NullMarked
package fr.spro.registration.directory.web;

import org.jspecify.annotations.NullMarked;

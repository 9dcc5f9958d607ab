/// The pages and the API of imports.
@NullMarked
package fr.spro.registration.imports.web;

import org.jspecify.annotations.NullMarked;

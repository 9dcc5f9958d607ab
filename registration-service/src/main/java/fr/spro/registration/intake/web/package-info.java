/// The pages and the API of imports.
@NullMarked
package fr.spro.registration.intake.web;

import org.jspecify.annotations.NullMarked;

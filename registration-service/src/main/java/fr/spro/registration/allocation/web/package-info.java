/// The organiser's allocation of seats, and its public explanation.
@NullMarked
package fr.spro.registration.allocation.web;

import org.jspecify.annotations.NullMarked;

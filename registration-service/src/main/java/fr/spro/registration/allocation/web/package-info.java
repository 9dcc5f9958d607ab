/// Where the organiser shares out the seats, and where everybody reads how it was done.
@NullMarked
package fr.spro.registration.allocation.web;

import org.jspecify.annotations.NullMarked;

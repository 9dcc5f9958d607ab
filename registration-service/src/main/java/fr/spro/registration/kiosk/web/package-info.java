/// The pages and the API of the tablet.
@NullMarked
package fr.spro.registration.kiosk.web;

import org.jspecify.annotations.NullMarked;

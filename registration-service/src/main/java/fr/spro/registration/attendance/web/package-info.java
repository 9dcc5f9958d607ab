/// The pages and the API at the door.
@NullMarked
package fr.spro.registration.attendance.web;

import org.jspecify.annotations.NullMarked;

/// The pages and the API of attendance.
@NullMarked
package fr.spro.registration.attendance.web;

import org.jspecify.annotations.NullMarked;

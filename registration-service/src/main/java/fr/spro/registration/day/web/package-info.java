/// Public and staff pages of days, and their API.
@NullMarked
package fr.spro.registration.day.web;

import org.jspecify.annotations.NullMarked;

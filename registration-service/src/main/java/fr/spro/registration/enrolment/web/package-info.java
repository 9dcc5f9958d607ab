/// The participant's pages, the organiser's list, and their API.
@NullMarked
package fr.spro.registration.enrolment.web;

import org.jspecify.annotations.NullMarked;

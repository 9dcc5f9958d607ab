/// What was deleted and what is due, for organiser and IT.
@NullMarked
package fr.spro.registration.privacy.web;

import org.jspecify.annotations.NullMarked;

/// Who did what, for organiser and IT.
@NullMarked
package fr.spro.registration.audit.web;

import org.jspecify.annotations.NullMarked;

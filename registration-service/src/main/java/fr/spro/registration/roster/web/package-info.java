/// Lists, figures and exports for staff and programs.
@NullMarked
package fr.spro.registration.roster.web;

import org.jspecify.annotations.NullMarked;

/// What people typed into a form: shown again whatever prevented the form from being handled.
@NullMarked
package fr.spro.platform.web.forms;

import org.jspecify.annotations.NullMarked;

/// Tables that people send as files, whatever program wrote them.
@NullMarked
package fr.spro.registration.spreadsheet;

import org.jspecify.annotations.NullMarked;

/// Tables that people send as files, whatever program wrote them.
@NullMarked
package fr.spro.registration.table;

import org.jspecify.annotations.NullMarked;

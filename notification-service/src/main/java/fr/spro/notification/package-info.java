/// Every e-mail of the suite.
@NullMarked
package fr.spro.notification;

import org.jspecify.annotations.NullMarked;

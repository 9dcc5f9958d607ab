/// The story of a regional day on the running suite, through its public pages and real mails.
@NullMarked
package fr.spro.acceptance;

import org.jspecify.annotations.NullMarked;

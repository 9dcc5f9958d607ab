/// The suite on one machine: the desk (gateway, sign-in, mailbox) and the house that it keeps running.
@NullMarked
package fr.spro.local;

import org.jspecify.annotations.NullMarked;

/// The suite on one machine: the dev gateway (gateway, sign-in, mailbox) and the processes that it starts.
@NullMarked
package fr.spro.local;

import org.jspecify.annotations.NullMarked;

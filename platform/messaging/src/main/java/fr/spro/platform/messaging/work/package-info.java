/// Background work: reconcilers, coalesced requests, start-up tasks.
@NullMarked
package fr.spro.platform.messaging.work;

import org.jspecify.annotations.NullMarked;

/// Wires the messaging platform into a Spring Boot service.
@NullMarked
package fr.spro.platform.messaging.autoconfigure;

import org.jspecify.annotations.NullMarked;

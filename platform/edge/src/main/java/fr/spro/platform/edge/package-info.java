/// The HTTP edge of every service and of the local gateway: what holds for a request before any page or API sees it.
@NullMarked
package fr.spro.platform.edge;

import org.jspecify.annotations.NullMarked;

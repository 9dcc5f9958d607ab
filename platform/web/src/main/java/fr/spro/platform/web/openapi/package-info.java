/// Completes the OpenAPI documents of the services.
@NullMarked
package fr.spro.platform.web.openapi;

import org.jspecify.annotations.NullMarked;

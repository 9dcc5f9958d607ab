/// What the OpenAPI document of every service says beyond what its methods show.
@NullMarked
package fr.spro.platform.web.openapi;

import org.jspecify.annotations.NullMarked;

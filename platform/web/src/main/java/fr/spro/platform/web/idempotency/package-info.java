/// Repeated requests: one rule for the header `Idempotency-Key` of every POST of the API.
@NullMarked
package fr.spro.platform.web.idempotency;

import org.jspecify.annotations.NullMarked;

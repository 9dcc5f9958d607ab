/// The pages and the API of the audit log.
@NullMarked
package fr.spro.registration.audit.web;

import org.jspecify.annotations.NullMarked;

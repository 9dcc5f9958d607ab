/// The coordinators' list of dispatches, and the API.
@NullMarked
package fr.spro.branding.dispatch.web;

import org.jspecify.annotations.NullMarked;

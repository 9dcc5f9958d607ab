/// The pages and the API of retention.
@NullMarked
package fr.spro.registration.privacy.web;

import org.jspecify.annotations.NullMarked;

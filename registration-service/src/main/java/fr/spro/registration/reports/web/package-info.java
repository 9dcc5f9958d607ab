/// The pages and the API of reports.
@NullMarked
package fr.spro.registration.reports.web;

import org.jspecify.annotations.NullMarked;

/// Where reports are asked for, written, read and published.
@NullMarked
package fr.spro.registration.reports.web;

import org.jspecify.annotations.NullMarked;

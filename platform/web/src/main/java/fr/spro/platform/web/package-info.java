/// What every page of the suite has in common: the shell, error pages, secret links, dates.
@NullMarked
package fr.spro.platform.web;

import org.jspecify.annotations.NullMarked;

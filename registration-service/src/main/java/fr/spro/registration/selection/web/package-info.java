@NullMarked
package fr.spro.registration.selection.web;

import org.jspecify.annotations.NullMarked;

@NullMarked
package fr.spro.registration.workspace.web;

import org.jspecify.annotations.NullMarked;

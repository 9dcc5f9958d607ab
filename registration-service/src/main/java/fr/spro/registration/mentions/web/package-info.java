@NullMarked
package fr.spro.registration.mentions.web;

import org.jspecify.annotations.NullMarked;

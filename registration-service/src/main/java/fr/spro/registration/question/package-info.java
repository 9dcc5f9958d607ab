/// What an organiser asks everybody who registers, why, and for how long the answers are kept.
@NullMarked
package fr.spro.registration.question;

import org.jspecify.annotations.NullMarked;

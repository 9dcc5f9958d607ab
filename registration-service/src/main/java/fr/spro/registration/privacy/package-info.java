/// How long personal data is kept for each purpose, its deletion when that time is over, and the proof
/// of it.
@NullMarked
package fr.spro.registration.privacy;

import org.jspecify.annotations.NullMarked;

/// What is printed for a day: badges, attendance sheets and attestations, as PDF.
@NullMarked
package fr.spro.registration.documents;

import org.jspecify.annotations.NullMarked;

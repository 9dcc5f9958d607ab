/// Where papers are asked for, and where anybody sees whether one is genuine.
@NullMarked
package fr.spro.registration.documents.web;

import org.jspecify.annotations.NullMarked;

/// The pages and the API of pictures.
@NullMarked
package fr.spro.registration.picture.web;

import org.jspecify.annotations.NullMarked;

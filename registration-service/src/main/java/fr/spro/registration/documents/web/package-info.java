/// The pages and the API of documents.
@NullMarked
package fr.spro.registration.documents.web;

import org.jspecify.annotations.NullMarked;

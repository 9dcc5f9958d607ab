/// Generates the schemas and the AsyncAPI document from the records, and checks compatibility with released
/// versions.
@NullMarked
package fr.spro.contracts;

import org.jspecify.annotations.NullMarked;

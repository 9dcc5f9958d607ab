/// Makes the schemas and the AsyncAPI document from the records, and guards what has been agreed with readers.
@NullMarked
package fr.spro.contracts;

import org.jspecify.annotations.NullMarked;

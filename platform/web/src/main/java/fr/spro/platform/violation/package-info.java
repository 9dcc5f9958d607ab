/// What is wrong with a request, said once for pages, the API and files.
@NullMarked
package fr.spro.platform.violation;

import org.jspecify.annotations.NullMarked;

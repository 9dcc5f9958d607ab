/// Entity tags of the API, which prevent lost updates.
@NullMarked
package fr.spro.platform.web.versions;

import org.jspecify.annotations.NullMarked;

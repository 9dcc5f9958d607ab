/// Entity tags of the API: nobody overwrites what they have not read.
@NullMarked
package fr.spro.platform.web.versions;

import org.jspecify.annotations.NullMarked;

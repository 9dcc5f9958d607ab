/// Short texts as images that a phone reads.
@ApplicationModule(allowedDependencies = {})
@NullMarked
package fr.spro.registration.qrcode;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

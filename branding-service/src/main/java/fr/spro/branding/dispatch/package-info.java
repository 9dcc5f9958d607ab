/// Dispatches: from a right to material to the parcel on its way.
@NullMarked
package fr.spro.branding.dispatch;

import org.jspecify.annotations.NullMarked;

/// Checks the manifests and the compose file: strict validation, security rules, and topics as in the
/// contracts.
@NullMarked
package fr.spro.manifests;

import org.jspecify.annotations.NullMarked;

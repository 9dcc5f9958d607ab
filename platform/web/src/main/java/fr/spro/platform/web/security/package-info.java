/// Access control: staff by OIDC, programs by access token, participants by secret link only.
@NullMarked
package fr.spro.platform.web.security;

import org.jspecify.annotations.NullMarked;

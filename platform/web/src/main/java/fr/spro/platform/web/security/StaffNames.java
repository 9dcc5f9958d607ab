package fr.spro.platform.web.security;

import java.util.Optional;

/// The names of members of staff as their colleagues know them, by their accounts.
public interface StaffNames {

    /// The name, or the account if nobody has signed in with it.
    String of(String account);

    /// The account of somebody with this name, whatever its case.
    Optional<String> account(String name);
}

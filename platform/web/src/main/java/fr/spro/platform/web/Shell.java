package fr.spro.platform.web;

import fr.spro.platform.web.security.Staff;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The data of the page shell.
///
/// @param deviceKeys what this device stores is read with them until the sign-out
/// @param languageAddress this page's address, ready for a language to be appended
public record Shell(
        String service,
        String languageAddress,
        @Nullable Staff staff,
        List<DeviceKey> deviceKeys,
        PageSettings pages,
        SiteIdentity site) {}

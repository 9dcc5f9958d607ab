package fr.spro.platform.web;

import fr.spro.platform.web.forms.TypedForm;
import fr.spro.platform.web.security.Staff;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The data of the page shell.
///
/// @param deviceKeys what this device stores is read with them until the sign-out
/// @param unsent what this device has not sent yet; only the page that keeps it can send it
/// @param languageAddress this page's address, ready for a language to be appended
/// @param typed what was submitted to this page
public record Shell(
        String service,
        String languageAddress,
        @Nullable Staff staff,
        List<DeviceKey> deviceKeys,
        List<UnsentOnDevice> unsent,
        PageSettings pages,
        SiteIdentity site,
        TypedForm typed) {

    /// How much this page's device has not sent.
    public int unsentAt(String path) {
        return unsent.stream()
                .filter(page -> page.path().equals(path))
                .mapToInt(UnsentOnDevice::count)
                .sum();
    }

    /// The entries of the staff's menu that the person may open.
    public List<String> menu() {
        return pages.menuOf(staff);
    }
}

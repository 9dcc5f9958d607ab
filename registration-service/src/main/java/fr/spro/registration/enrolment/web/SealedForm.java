package fr.spro.registration.enrolment.web;

import fr.spro.platform.web.ControlCharacters;
import fr.spro.platform.web.ReplacedParameters;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.ResolvableType;
import org.springframework.format.support.DefaultFormattingConversionService;
import org.springframework.web.bind.ServletRequestDataBinder;

/// Reads the form of a request that is corrected or repeated from what its page carries sealed, as if it were sent once
/// more: so the page itself shows none of it.
final class SealedForm {

    private static final class Typed extends ReplacedParameters {

        private Typed(HttpServletRequest request, Map<String, String[]> fields) {
            super(request, fields);
        }
    }

    private SealedForm() {}

    /// @param fields as they were submitted
    static Optional<RegistrationForm> of(HttpServletRequest request, Map<String, List<String>> fields) {
        var values = new LinkedHashMap<String, String[]>();
        fields.forEach((name, all) -> values.put(
                name, all.stream().map(ControlCharacters::withPlainLineBreaks).toArray(String[]::new)));
        var binder = new ServletRequestDataBinder(null, "form");
        binder.setTargetType(ResolvableType.forClass(RegistrationForm.class));
        binder.setConversionService(new DefaultFormattingConversionService());
        binder.construct(new Typed(request, values));
        return Optional.ofNullable((RegistrationForm) binder.getTarget());
    }
}

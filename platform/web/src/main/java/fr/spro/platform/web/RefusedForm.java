package fr.spro.platform.web;

import fr.spro.platform.web.forms.TypedForm;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;

/// A form is not handled, since what it changes takes no changes any more. The answer says so, shows what was typed and
/// leads to the page with the present state.
public final class RefusedForm extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient String reason;
    private final transient String stateAddress;
    private final transient List<TypedForm.Entry> typed;
    private final transient @Nullable MessageSourceResolvable because;

    /// @param reason of the messages `error.<reason>.title` and `error.<reason>.text`
    /// @param stateAddress of the page with the present state
    public RefusedForm(String reason, String stateAddress) {
        this(reason, null, stateAddress, List.of());
    }

    /// @param because the argument of the text
    public RefusedForm(String reason, MessageSourceResolvable because, String stateAddress) {
        this(reason, because, stateAddress, List.of());
    }

    /// @param because the argument of the text, if it has one
    /// @param typed in words, where the values of the fields would not be understood
    public RefusedForm(
            String reason,
            @Nullable MessageSourceResolvable because,
            String stateAddress,
            List<TypedForm.Entry> typed) {
        super(reason, null, false, false);
        this.reason = reason;
        this.stateAddress = stateAddress;
        this.typed = typed;
        this.because = because;
    }

    String reason() {
        return reason;
    }

    @Nullable
    MessageSourceResolvable because() {
        return because;
    }

    String stateAddress() {
        return stateAddress;
    }

    List<TypedForm.Entry> typed() {
        return typed;
    }
}

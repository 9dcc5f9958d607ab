package fr.spro.platform.web;

import fr.spro.platform.edge.MalformedRequests;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.ServletRequestDataBinder;
import org.springframework.web.bind.support.WebBindingInitializer;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.InvocableHandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.ServletRequestDataBinderFactory;
import org.springframework.web.servlet.support.ExtendedServletRequestDataBinder;

/// Makes every binding fault either an error of the form or a 400: indexes out of range, values for parts of a field
/// that has none, a form that cannot be created at all.
final class StrictBinding extends ServletRequestDataBinderFactory {

    StrictBinding(List<InvocableHandlerMethod> binderMethods, @Nullable WebBindingInitializer initializer) {
        super(binderMethods, initializer);
    }

    @Override
    protected ServletRequestDataBinder createBinderInstance(
            @Nullable Object target, String objectName, NativeWebRequest request) {
        return new Binder(target, objectName);
    }

    private static final class Binder extends ExtendedServletRequestDataBinder {

        private Binder(@Nullable Object target, String objectName) {
            super(target, objectName);
        }

        @Override
        public void construct(ServletRequest request) {
            var cleaned = CleanedRequest.of((HttpServletRequest) request);
            rejecting(() -> super.construct(cleaned));
            // A view could not show the form again.
            if (getTarget() == null && getBindingResult().hasErrors()) throw new UnreadableParameter(field());
            cleaned.rejectedFields()
                    .forEach(field -> FormErrors.reject(getBindingResult(), field, "control-character"));
        }

        @Override
        public void bind(ServletRequest request) {
            rejecting(() -> super.bind(request));
        }

        private static void rejecting(Runnable binding) {
            try {
                binding.run();
            } catch (RuntimeException e) {
                if (MalformedRequests.statusOf(e).isPresent()) throw e;
                throw new UnreadableParameter("", e);
            }
        }

        private String field() {
            return Optional.ofNullable(getBindingResult().getFieldError())
                    .map(FieldError::getField)
                    .orElse("");
        }
    }
}

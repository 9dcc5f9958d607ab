package fr.spro.platform.web;

import fr.spro.platform.edge.BodyLimit;
import fr.spro.platform.edge.ErrorFormat;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.MediaType;
import org.springframework.util.unit.DataSize;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/// Refuses a body that is too large for its operation before it is read. Uploads in forms have the limit of all
/// requests.
public class MaxBodyCheck implements HandlerInterceptor {

    /// The limit of an operation without a `MaxBody` of its own.
    public static final DataSize DEFAULT = DataSize.ofKilobytes(256);

    /// The limit of a form, above that of any field, so that a text that is too long comes back with the form.
    private static final DataSize FORM = DataSize.ofMegabytes(1);

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() == DispatcherType.REQUEST
                && handler instanceof HandlerMethod method
                && !isUpload(request)) {
            BodyLimit.apply(request, isForm(request) ? FORM : of(method));
        }
        return true;
    }

    private static boolean isForm(HttpServletRequest request) {
        var type = request.getContentType();
        return !ErrorFormat.isApi(request.getRequestURI())
                && type != null
                && type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
    }

    private static boolean isUpload(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null && type.startsWith(MediaType.MULTIPART_FORM_DATA_VALUE);
    }

    /// The largest body that a method accepts.
    public static DataSize of(HandlerMethod method) {
        var own = method.getMethodAnnotation(MaxBody.class);
        return own == null ? DEFAULT : DataSize.parse(own.value());
    }
}

package fr.spro.platform.web;

import fr.spro.platform.edge.BodyLimit;
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

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() == DispatcherType.REQUEST
                && handler instanceof HandlerMethod method
                && !isUpload(request)) {
            BodyLimit.apply(request, of(method));
        }
        return true;
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

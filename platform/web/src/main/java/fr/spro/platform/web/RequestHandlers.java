package fr.spro.platform.web;

import fr.spro.platform.web.idempotency.IdempotentPosts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.support.ConfigurableWebBindingInitializer;
import org.springframework.web.bind.support.WebBindingInitializer;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.annotation.InitBinderDataBinderFactory;
import org.springframework.web.method.support.InvocableHandlerMethod;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/// Calls the methods of controllers: parameters are bound strictly, and repeated POSTs of the API get the first answer.
public class RequestHandlers extends RequestMappingHandlerAdapter {

    private final IdempotentPosts posts;

    public RequestHandlers(IdempotentPosts posts) {
        this.posts = posts;
    }

    @Override
    public void setWebBindingInitializer(@Nullable WebBindingInitializer initializer) {
        if (initializer instanceof ConfigurableWebBindingInitializer binding) {
            binding.setPropertyEditorRegistrar(AsciiNumbers::register);
        }
        super.setWebBindingInitializer(initializer);
    }

    @Override
    protected InitBinderDataBinderFactory createDataBinderFactory(List<InvocableHandlerMethod> binderMethods) {
        return new StrictBinding(binderMethods, getWebBindingInitializer());
    }

    @Override
    protected @Nullable ModelAndView handleInternal(
            HttpServletRequest request, HttpServletResponse response, HandlerMethod method) throws Exception {
        return posts.handle(request, response, method, (sent, answer) -> super.handleInternal(sent, answer, method));
    }
}

package fr.spro.platform.web.openapi;

import io.swagger.v3.oas.annotations.tags.Tag;

/// What a controller of the API is about, after which its operations and the types in it are named: its
/// own name without "Api", or that of its `@Tag`, so that several controllers may share one subject.
final class ApiSubject {

    private ApiSubject() {}

    static String of(Class<?> controller) {
        var tag = controller.getAnnotation(Tag.class);
        return tag == null ? controller.getSimpleName().replaceAll("Api$", "") : tag.name();
    }
}

package fr.spro.platform.person;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks constraints that no schema can express: the API answers 422 if nothing else is wrong with a request, since its
/// document allows it.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.ANNOTATION_TYPE)
public @interface NotInSchema {}

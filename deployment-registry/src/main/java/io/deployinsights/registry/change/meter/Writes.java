package io.deployinsights.registry.change.meter;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks an endpoint that writes: its requests are counted in {@code registry.writes}. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Writes {

    /** As what they are counted. */
    Operation value();
}

package io.deployinsights.insights.web.api;

import io.swagger.v3.core.jackson.TypeNameResolver;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Names the schema of a nested type after the type around it as well: there is a Result in every metric. */
final class NestedTypeNames extends TypeNameResolver {

    private final Map<String, Class<?>> named = new ConcurrentHashMap<>();

    @Override
    protected String getNameOfClass(Class<?> type) {
        var outer = type.getEnclosingClass();
        var name = outer == null ? type.getSimpleName() : outer.getSimpleName() + type.getSimpleName();
        named.put(name, type);
        return name;
    }

    /** The types that have been named so far, by their names; of a generic type the names of its arguments are not a part. */
    Map<String, Class<?>> named() {
        return Map.copyOf(named);
    }
}

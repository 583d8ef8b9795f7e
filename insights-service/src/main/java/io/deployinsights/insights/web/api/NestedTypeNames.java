package io.deployinsights.insights.web.api;

import io.swagger.v3.core.jackson.TypeNameResolver;

/** Names the schema of a nested type after the type around it as well: there is a Result in every metric. */
final class NestedTypeNames extends TypeNameResolver {

    @Override
    protected String getNameOfClass(Class<?> type) {
        var outer = type.getEnclosingClass();
        return outer == null ? type.getSimpleName() : outer.getSimpleName() + type.getSimpleName();
    }
}

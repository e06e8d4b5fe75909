package org.holdfast.server.api;

import io.swagger.v3.core.jackson.TypeNameResolver;
import java.util.Set;
import org.springdoc.core.customizers.OperationCustomizer;

/** How the description of the interface names operations and what they take and give: each by one name that stays. */
final class DescribedNames extends TypeNameResolver {
    private static final String API = "Api";

    /** A record within a resource is named after both: another resource may have one of the same name. */
    @Override
    protected String nameForClass(Class<?> described, Set<Options> options) {
        Class<?> within = described.getEnclosingClass();
        return within == null ? super.nameForClass(described, options) : stem(within) + described.getSimpleName();
    }

    /** Operations are named after their resource and what is done. */
    static OperationCustomizer operations() {
        return (operation, handler) -> {
            operation.setOperationId(
                    stem(handler.getBeanType()) + "_" + handler.getMethod().getName());
            return operation;
        };
    }

    private static String stem(Class<?> resource) {
        String name = resource.getSimpleName();
        return name.endsWith(API) ? name.substring(0, name.length() - API.length()) : name;
    }
}

package io.deployinsights.registry.server;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.condition.PathPatternsRequestCondition;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * A path that is written out belongs to those who wrote it: {@code /api/deployments/import} is never a deployment of that id, whatever
 * the method. Otherwise {@code Allow} would name methods that end in a 404.
 */
@Component
class PathsOfTheirOwn implements WebMvcRegistrations {

    @Override
    public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
        return new Mapping();
    }

    private static final class Mapping extends RequestMappingHandlerMapping {

        @Override
        protected @Nullable RequestMappingInfo getMatchingMapping(RequestMappingInfo info, HttpServletRequest request) {
            RequestMappingInfo matching = super.getMatchingMapping(info, request);
            return matching != null && isOfOthers(info, request) ? null : matching;
        }

        @Override
        protected @Nullable HandlerMethod handleNoMatch(
                Set<RequestMappingInfo> infos, String path, HttpServletRequest request)
                throws jakarta.servlet.ServletException {
            Set<RequestMappingInfo> own =
                    infos.stream().filter(info -> !isOfOthers(info, request)).collect(Collectors.toSet());
            return super.handleNoMatch(own, path, request);
        }

        private boolean isOfOthers(RequestMappingInfo info, HttpServletRequest request) {
            String path = initLookupPath(request);
            return !writtenOut(info).contains(path)
                    && getHandlerMethods().keySet().stream()
                            .anyMatch(other -> writtenOut(other).contains(path));
        }

        private static Set<String> writtenOut(RequestMappingInfo info) {
            PathPatternsRequestCondition paths = info.getPathPatternsCondition();
            return paths == null ? Set.of() : paths.getDirectPaths();
        }
    }
}

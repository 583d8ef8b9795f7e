package io.deployinsights.insights.web;

import io.deployinsights.insights.metric.Metric;
import io.deployinsights.insights.metric.list.Metrics;
import io.deployinsights.insights.web.answer.Answers;
import io.deployinsights.insights.web.parameters.QueryString;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Method;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Answers at {@code /insights/NAME} for each metric that has an address. Each address is a route of its own, and not one with a variable, so
 * that meters distinguish them and an unknown name is an unknown address.
 */
@Component
class InsightsController {

    private static final Method ANSWER =
            ClassUtils.getMethod(Handler.class, "answer", HttpServletRequest.class, HttpServletResponse.class);

    InsightsController(
            Metrics metrics,
            Answers answers,
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping routes) {
        for (var metric : metrics.withAddress()) {
            var route = RequestMappingInfo.paths("/insights/" + metric.name())
                    .methods(RequestMethod.GET)
                    .options(routes.getBuilderConfiguration())
                    .build();
            routes.registerMapping(route, new Handler(metric, answers), ANSWER);
        }
    }

    /** Answers what one metric says. */
    record Handler(Metric<?> metric, Answers answers) {

        public void answer(HttpServletRequest request, HttpServletResponse response)
                throws HttpMediaTypeNotAcceptableException, IOException {
            var question = MetricQuestion.read(metric, QueryString.parse(request.getQueryString()));
            answers.send(answers.written(question, request), request, response);
        }
    }
}

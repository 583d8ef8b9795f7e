package io.deployinsights.insights.web.badge;

import io.deployinsights.insights.metric.list.Metrics;
import io.deployinsights.insights.metric.summary.Summary;
import io.deployinsights.insights.web.answer.Answers;
import io.deployinsights.insights.web.parameters.QueryString;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class BadgeController {

    private final Answers answers;
    private final Metrics metrics;
    private final BadgeProperties properties;

    BadgeController(Answers answers, Metrics metrics, BadgeProperties properties) {
        this.answers = answers;
        this.metrics = metrics;
        this.properties = properties;
    }

    @GetMapping("/badges/{serviceName}/{metric}.svg")
    void badge(
            @PathVariable String serviceName,
            @PathVariable String metric,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        if (!Summary.PARTS.contains(metric)) {
            throw noSuchBadge();
        }
        var question = BadgeQuestion.read(serviceName, metric, metrics, QueryString.parse(request.getQueryString()));
        answers.send(new Picture(question, properties.maxAge()), request, response);
    }

    private static ErrorResponseException noSuchBadge() {
        var known = String.join(", ", Summary.PARTS);
        return new ErrorResponseException(
                HttpStatus.NOT_FOUND,
                ProblemDetail.forStatusAndDetail(
                        HttpStatus.NOT_FOUND, "There is no badge of this metric: there are " + known + "."),
                null);
    }
}

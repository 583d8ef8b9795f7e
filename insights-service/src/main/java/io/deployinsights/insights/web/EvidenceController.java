package io.deployinsights.insights.web;

import io.deployinsights.insights.metric.list.Metrics;
import io.deployinsights.insights.web.answer.Answers;
import io.deployinsights.insights.web.parameters.QueryString;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class EvidenceController {

    private final Metrics metrics;
    private final Answers answers;

    EvidenceController(Metrics metrics, Answers answers) {
        this.metrics = metrics;
        this.answers = answers;
    }

    @GetMapping(EvidenceQuestion.PATH)
    void deployments(HttpServletRequest request, HttpServletResponse response)
            throws HttpMediaTypeNotAcceptableException, IOException {
        var sent = QueryString.parse(request.getQueryString());
        answers.send(answers.written(EvidenceQuestion.read(metrics.withEvidence(), sent), request), request, response);
    }
}

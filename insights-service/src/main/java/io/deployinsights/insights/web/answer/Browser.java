package io.deployinsights.insights.web.answer;

import jakarta.servlet.http.HttpServletRequest;

/** What browsers say of the requests they send. */
final class Browser {

    private Browser() {}

    /** Whether the browser shows the answer by itself, or saves it as a file: no script has asked for it (Fetch Metadata). */
    static boolean saves(HttpServletRequest request) {
        return "navigate".equals(request.getHeader("Sec-Fetch-Mode"));
    }
}

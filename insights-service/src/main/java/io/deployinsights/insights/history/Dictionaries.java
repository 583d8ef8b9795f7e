package io.deployinsights.insights.history;

import io.deployinsights.insights.column.Dictionary;
import io.deployinsights.insights.column.UrlPattern;

/** What repeats from deployment to deployment. */
record Dictionaries(
        Dictionary<Target> targets,
        Dictionary<Kind> kinds,
        Dictionary<String> people,
        Dictionary<UrlPattern> urlPatterns) {

    Dictionaries() {
        this(new Dictionary<>(), new Dictionary<>(), new Dictionary<>(), new Dictionary<>());
    }
}

package io.deployinsights.insights.web.answer;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How answers are kept.
 *
 * @param cacheSize about how much memory the answers may take that are kept to be given again
 */
@ConfigurationProperties("insights.answers")
record AnswerProperties(@DefaultValue("32MB") DataSize cacheSize) {}

package io.deployinsights.insights.web.server;

import io.deployinsights.support.testing.StackTraceFacts;

class StackTracesTests extends StackTraceFacts {}

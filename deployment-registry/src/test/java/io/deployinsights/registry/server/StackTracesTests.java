package io.deployinsights.registry.server;

import io.deployinsights.support.testing.StackTraceFacts;

class StackTracesTests extends StackTraceFacts {}

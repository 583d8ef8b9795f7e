package io.deployinsights.insights;

import io.deployinsights.support.testing.StructureFacts;

class StructureTests implements StructureFacts {}

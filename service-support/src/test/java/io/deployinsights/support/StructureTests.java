package io.deployinsights.support;

import io.deployinsights.support.testing.StructureFacts;

class StructureTests implements StructureFacts {}

package io.deployinsights.registry;

import io.deployinsights.support.testing.StructureFacts;

class StructureTests implements StructureFacts {}

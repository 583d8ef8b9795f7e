package io.deployinsights.insights.web.format;

import tools.jackson.databind.json.JsonMapper;

/** Writers without the service. */
public final class Writers {

    private Writers() {}

    public static Writer json() {
        return new Writer(JsonMapper.builder().addModule(new NumbersModule()).build());
    }
}

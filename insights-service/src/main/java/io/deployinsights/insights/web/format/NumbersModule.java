package io.deployinsights.insights.web.format;

import java.io.Serial;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.module.SimpleModule;

/** Writes numbers with fractions in JSON as CSV has them. */
@Component
final class NumbersModule extends SimpleModule {

    @Serial
    private static final long serialVersionUID = 1L;

    NumbersModule() {
        var plain = new Plain();
        addSerializer(Double.class, plain);
        addSerializer(Double.TYPE, plain);
    }

    private static final class Plain extends ValueSerializer<Double> {

        @Override
        public void serialize(Double number, JsonGenerator json, SerializationContext context) {
            json.writeNumber(Numbers.text(number));
        }
    }
}

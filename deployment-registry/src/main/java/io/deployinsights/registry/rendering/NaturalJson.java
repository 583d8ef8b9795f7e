package io.deployinsights.registry.rendering;

import io.deployinsights.registry.deployment.StoredTime;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.bson.BsonTimestamp;
import org.bson.types.Binary;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Any BSON value as the JSON a reader would expect, so that no stored record is too odd to be served. */
final class NaturalJson {

    private NaturalJson() {}

    static void write(@Nullable Object value, JsonGenerator json) {
        switch (value) {
            case null -> json.writeNull();
            case String text -> json.writeString(text);
            case Integer number -> json.writeNumber(number);
            case Long number -> json.writeNumber(number);
            case Double number -> json.writeNumber(number);
            case Boolean truth -> json.writeBoolean(truth);
            case Instant time -> json.writeString(time.toString());
            case Decimal128 number when number.isFinite() && !number.isNaN() -> json.writeNumber(plain(number));
            case BsonTimestamp timestamp ->
                json.writeString(Instant.ofEpochSecond(timestamp.getTime()).toString());
            case Binary binary -> json.writeString(Base64.getEncoder().encodeToString(binary.getData()));
            case List<?> list -> writeArray(list, json);
            case Map<?, ?> object -> writeObject(object, json);
            default -> json.writeString(value.toString());
        }
    }

    /** A date, or a string that is one, as ISO-8601 in UTC; whatever else is there as it is. */
    static @Nullable Object time(@Nullable Object stored) {
        return StoredTime.of(stored).<Object>map(Object::toString).orElse(stored);
    }

    /** Decimal128 knows a negative zero, BigDecimal doesn't. */
    private static BigDecimal plain(Decimal128 number) {
        return new BigDecimal(number.toString());
    }

    private static void writeArray(List<?> list, JsonGenerator json) {
        json.writeStartArray();
        list.forEach(element -> write(element, json));
        json.writeEndArray();
    }

    private static void writeObject(Map<?, ?> object, JsonGenerator json) {
        json.writeStartObject();
        object.forEach((name, value) -> {
            json.writeName(String.valueOf(name));
            write(value, json);
        });
        json.writeEndObject();
    }
}

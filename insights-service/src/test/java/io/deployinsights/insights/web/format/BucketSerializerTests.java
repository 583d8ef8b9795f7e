package io.deployinsights.insights.web.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.insights.metric.throughput.Frequency.Bucket;
import java.time.LocalDate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

class BucketSerializerTests {

    private final JsonMapper without = new JsonMapper();
    private final JsonMapper with = JsonMapper.builder()
            .addModule(new SimpleModule().addSerializer(Bucket.class, new BucketSerializer()))
            .build();

    @Property
    void writesWhatJacksonWouldByItself(@ForAll("buckets") Bucket bucket) {
        assertThat(with.writeValueAsString(bucket)).isEqualTo(without.writeValueAsString(bucket));
    }

    @Provide
    Arbitrary<Bucket> buckets() {
        var days = Arbitraries.longs().between(-800_000, 3_000_000).map(LocalDate::ofEpochDay);
        var counts = Arbitraries.integers();
        return Combinators.combine(days, counts, counts, counts, counts, counts, counts)
                .as(Bucket::new);
    }
}

package io.deployinsights.insights.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ByteDictionaryTests {

    @Property(tries = 50)
    void givesEachValueOneNumber(@ForAll long seed) {
        var random = new SplittableRandom(seed);
        var dictionary = new ByteDictionary();
        var values = new ArrayList<String>();

        for (int i = 0; i < 1000; i++) {
            var value = "value " + random.nextInt(700);
            if (!values.contains(value)) {
                values.add(value);
            }
            assertThat(dictionary.numberOf(EncodedText.encode(value))).isEqualTo(values.indexOf(value));
        }

        assertThat(texts(dictionary.values())).isEqualTo(values);
    }

    @Test
    void showsNothingLaterInWhatItHasGivenOut() {
        var dictionary = new ByteDictionary();
        dictionary.numberOf(EncodedText.encode("a"));
        var before = dictionary.values();
        assertThat(dictionary.values()).isSameAs(before);

        IntStream.range(0, 300).forEach(i -> dictionary.numberOf(EncodedText.encode("b" + i)));

        assertThat(texts(before)).containsExactly("a");
        assertThat(dictionary.values().size()).isEqualTo(301);
        assertThat(dictionary.values().is(300, EncodedText.encode("b299"))).isTrue();
    }

    @Test
    void distinguishesNoneFromAnEmptyText() {
        var dictionary = new ByteDictionary();

        assertThat(dictionary.numberOf(EncodedText.encode(null))).isEqualTo(0);
        assertThat(dictionary.numberOf(EncodedText.encode(""))).isEqualTo(1);
        assertThat(texts(dictionary.values())).containsExactly(null, "");
    }

    private static List<String> texts(ByteDictionary.Values values) {
        return IntStream.range(0, values.size())
                .mapToObj(number -> EncodedText.decode(values.get(number)))
                .toList();
    }
}

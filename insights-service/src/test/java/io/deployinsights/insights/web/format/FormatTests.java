package io.deployinsights.insights.web.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;

class FormatTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/*|JSON",
                "application/json|JSON",
                "application/*|JSON",
                "text/csv|CSV",
                "text/*|CSV",
                "text/csv;charset=utf-8|CSV",
                "text/csv;q=0.5,application/json|JSON",
                "application/json;q=0.5,text/csv|CSV",
                "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8|JSON",
                "application/json;q=0,*/*|CSV",
                "application/xml|",
                "application/json;q=0|",
            })
    void isWhatTheReaderLikesBest(String accept, Format expected) {
        var accepted = MediaType.parseMediaTypes(accept);
        MimeTypeUtils.sortBySpecificity(accepted);

        assertThat(Format.bestOf(accepted)).isEqualTo(java.util.Optional.ofNullable(expected));
    }
}

package io.deployinsights.registry.listing;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.util.StringUtils;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;

/** The address of the next page, as RFC 8288 has it in a {@code Link} header. */
final class NextPage {

    private NextPage() {}

    static String link(HttpServletRequest request, ListingParameters asked, String cursor) {
        Map<String, Object> values = new LinkedHashMap<>();
        asked.filters().forEach((field, value) -> {
            if (StringUtils.hasLength(value)) {
                values.put(field.json(), value);
            }
        });
        if (StringUtils.hasLength(asked.from())) {
            values.put("from", asked.from());
        }
        if (StringUtils.hasLength(asked.to())) {
            values.put("to", asked.to());
        }
        if (StringUtils.hasLength(asked.limit())) {
            values.put("limit", asked.limit());
        }
        values.put("cursor", cursor);

        UriComponentsBuilder address = ServletUriComponentsBuilder.fromRequestUri(request);
        // As template variables, so that whatever is in a value gets encoded.
        values.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
        return "<%s>; rel=\"next\""
                .formatted(address.encode().buildAndExpand(values).toUriString());
    }
}

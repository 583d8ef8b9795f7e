package io.deployinsights.insights.web.parameters;

import io.deployinsights.insights.window.Window;
import java.time.ZoneId;
import java.util.Set;

/** {@code from}, {@code to} and {@code tz}: the stretch of time that is asked about. */
final class WindowParameters {

    private static final Set<String> ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());

    private static final ZoneId UTC = ZoneId.of("UTC");

    private WindowParameters() {}

    static Window read(Parameters parameters) {
        var named = parameters.parsed("tz", WindowParameters::zone, UTC.getId());
        var zone = named == null ? UTC : named;
        var from = parameters.parsed("from", text -> Moments.parse(text, zone));
        var to = parameters.parsed("to", text -> Moments.parse(text, zone));
        if (from != null && to != null && from.isAfter(to)) {
            parameters.reject(
                    "from",
                    "from is %s, which is after to, %s: from must not be later than to"
                            .formatted(
                                    Quoted.text(String.valueOf(parameters.one("from"))),
                                    Quoted.text(String.valueOf(parameters.one("to")))));
        }
        return new Window(from, to, zone);
    }

    private static ZoneId zone(String name) {
        if (!ZONES.contains(name)) {
            throw new IllegalArgumentException(
                    "allowed is a name of the IANA time zone database, such as UTC or Europe/Berlin; did you mean '%s'?"
                            .formatted(Nearest.to(name, ZONES)));
        }
        return ZoneId.of(name);
    }
}

package io.deployinsights.insights.web.badge;

import io.deployinsights.insights.benchmark.Band;
import io.deployinsights.insights.metric.summary.Tile;
import org.apache.commons.text.StringEscapeUtils;
import org.jspecify.annotations.Nullable;

/**
 * A badge.
 *
 * @param alternative what it says to who can't see it, as plain text
 */
record Badge(String label, String message, @Nullable Band band, String alternative) {

    /** Of the usual fonts at 11 pixels; the text is stretched to it, whatever the font. */
    private static final double PIXELS_A_CHARACTER = 6.4;

    private static final int PADDING = 7;

    /**
     * What a service's tile says.
     *
     * @param label what is measured, in a word or two
     * @param scope where and when
     */
    static Badge of(String serviceName, String label, Tile tile, String scope) {
        var value = tile.value();
        var about = "%s, %s %s: ".formatted(serviceName, label, scope);
        if (value == null) {
            return new Badge(label, "no data", null, about + "nothing to measure" + open(tile));
        }
        var text = Amount.text(value, tile.unit());
        var says = "%s%s, of %d %s%s"
                .formatted(
                        about,
                        text,
                        tile.deployments(),
                        tile.deployments() == 1 ? "deployment" : "deployments",
                        open(tile));
        var benchmark = tile.benchmark();
        if (tile.tooFewToJudge()) {
            return new Badge(label, text + ", too few", null, says + ", which are too few to judge");
        } else if (benchmark == null) {
            return new Badge(label, text, null, says);
        }
        return new Badge(
                label,
                text + ", " + benchmark.band(),
                Band.named(benchmark.band()),
                "%s; %s by %s".formatted(says, benchmark.band(), benchmark.source()));
    }

    private static String open(Tile tile) {
        var open = tile.openEpisodes();
        return open == null || open == 0 ? "" : " and %d still open".formatted(open);
    }

    /** The picture, without styles: the pages that show it may not allow any. */
    String svg(Theme theme) {
        int labelWidth = width(label);
        int messageWidth = width(message);
        int fieldWidth = labelWidth + 2 * PADDING;
        return """
            <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="20" role="img" aria-label="%2$s">\
            <title>%2$s</title>\
            <clipPath id="corners"><rect width="%1$d" height="20" rx="3"/></clipPath>\
            <g clip-path="url(#corners)"><rect width="%3$d" height="20" fill="%4$s"/>\
            <rect x="%3$d" width="%5$d" height="20" fill="%6$s"/></g>\
            <g font-family="Verdana,DejaVu Sans,Geneva,sans-serif" font-size="11">\
            <text x="7" y="14" textLength="%7$d" fill="%8$s">%9$s</text>\
            <text x="%10$d" y="14" textLength="%11$d" fill="%12$s">%13$s</text></g></svg>\
            """.formatted(
                        fieldWidth + messageWidth + 2 * PADDING,
                        escaped(alternative),
                        fieldWidth,
                        theme.label().field(),
                        messageWidth + 2 * PADDING,
                        theme.of(band).field(),
                        labelWidth,
                        theme.label().text(),
                        escaped(label),
                        fieldWidth + PADDING,
                        messageWidth,
                        theme.of(band).text(),
                        escaped(message));
    }

    private static int width(String text) {
        return (int) Math.ceil(text.length() * PIXELS_A_CHARACTER);
    }

    /** Without the characters that XML can't have at all. */
    private static String escaped(String text) {
        return StringEscapeUtils.escapeXml10(text);
    }
}

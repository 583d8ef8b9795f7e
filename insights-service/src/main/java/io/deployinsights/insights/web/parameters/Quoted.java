package io.deployinsights.insights.web.parameters;

/** What was sent, as a message can show it: short, and without characters that a terminal or a log would act on. */
public final class Quoted {

    private static final int MOST_CHARACTERS = 60;

    private Quoted() {}

    public static String text(String sent) {
        var shown = new StringBuilder("'");
        sent.codePoints().limit(MOST_CHARACTERS).forEach(point -> append(shown, point));
        boolean isCut = sent.codePointCount(0, sent.length()) > MOST_CHARACTERS;
        return shown.append(isCut ? "…'" : "'").toString();
    }

    private static void append(StringBuilder shown, int point) {
        switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> shown.append("\\u{%X}".formatted(point));
            default -> shown.appendCodePoint(point);
        }
    }
}

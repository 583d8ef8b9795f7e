package io.deployinsights.registry.text;

/** Invisible characters, or those that change how the ones around them are seen: two names that differ by them look the same. */
public final class Invisible {

    private Invisible() {}

    /**
     * Whether this is a control character, half of a pair, or a character without a shape of its own: what Unicode has as format
     * characters (zero-width, soft hyphen, bidirectional, tags), as ignorable by default, or as blank letters.
     */
    public static boolean is(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> isIgnorable(codePoint);
        };
    }

    private static boolean isIgnorable(int codePoint) {
        return switch (codePoint) {
            // The joiner that joins nothing, Hangul fillers, Khmer's inherent vowels, and Braille without a dot.
            case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2065, 0x2800, 0x3164, 0xFFA0 -> true;
            default -> isVariationSelector(codePoint) || isBetween(0xFFF0, codePoint, 0xFFF8);
        };
    }

    private static boolean isVariationSelector(int codePoint) {
        return isBetween(0x180B, codePoint, 0x180F)
                || isBetween(0xFE00, codePoint, 0xFE0F)
                || isBetween(0xE0000, codePoint, 0xE0FFF);
    }

    private static boolean isBetween(int first, int codePoint, int last) {
        return codePoint >= first && codePoint <= last;
    }
}

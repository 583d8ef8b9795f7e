package io.deployinsights.insights.web.representation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Names for what is sent: what is another has another one. */
public final class ETag {

    private static final int BYTES = 16;

    private static final String WEAK = "W/";

    /** A tag without the mark of a weak one. */
    private static final Pattern OPAQUE = Pattern.compile("\"[^\"]*\"");

    private ETag() {}

    /** The strong ETag of some bytes, in quotes: others have another one. */
    public static String of(byte[] bytes) {
        return inQuotes(sha256().digest(bytes));
    }

    /** The weak ETag of an answer: what it says is the same where the tag is, however it is compressed and whatever moment it is of. */
    public static String weak(Map<String, String> headers, List<byte[]> content) {
        var digest = sha256();
        content.forEach(digest::update);
        digest.update(headers.toString().getBytes(StandardCharsets.UTF_8));
        return WEAK + inQuotes(digest.digest());
    }

    static boolean isWeak(String etag) {
        return etag.startsWith(WEAK);
    }

    /**
     * Whether a reader has what a tag names already, by weak comparison (RFC 9110, 13.1.2).
     *
     * @param ifNoneMatch the header's values, as they were sent
     */
    static boolean isAmong(Enumeration<String> ifNoneMatch, String etag) {
        while (ifNoneMatch.hasMoreElements()) {
            var value = ifNoneMatch.nextElement();
            if (value.strip().equals("*")
                    || OPAQUE.matcher(value).results().anyMatch(tag -> etag.endsWith(tag.group()))) {
                return true;
            }
        }
        return false;
    }

    private static String inQuotes(byte[] digest) {
        return '"' + HexFormat.of().formatHex(digest, 0, BYTES) + '"';
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

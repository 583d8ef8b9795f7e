package io.deployinsights.insights.web.answer;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Names for bytes: others have another one. */
public final class ETag {

    private static final int BYTES = 16;

    private ETag() {}

    /** The strong ETag of some pieces behind each other, in quotes. */
    public static String of(byte[]... pieces) {
        var digest = sha256();
        List.of(pieces).forEach(digest::update);
        return '"' + HexFormat.of().formatHex(Arrays.copyOf(digest.digest(), BYTES)) + '"';
    }

    /** A hash of the pieces' own hashes, which all processors compute: of megabytes one takes long. */
    static byte[] hash(List<byte[]> pieces) {
        var digest = sha256();
        pieces.parallelStream().map(piece -> sha256().digest(piece)).toList().forEach(digest::update);
        return digest.digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

package io.deployinsights.registry.store.backup;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What a collection holds.
 *
 * @param documents how many there are
 * @param sha256 of their BSON, one document after another in the order of {@code _id}
 */
record Content(String collection, long documents, String sha256) {

    /** Adds up what a collection holds, while its documents pass by. */
    static final class Tally {

        private final MessageDigest digest = sha256();
        private long documents;

        void add(byte[] document) {
            digest.update(document);
            documents++;
        }

        /** All that was added; ends the adding. */
        Content of(String collection) {
            return new Content(collection, documents, HexFormat.of().formatHex(digest.digest()));
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}

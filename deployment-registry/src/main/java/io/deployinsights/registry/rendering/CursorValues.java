package io.deployinsights.registry.rendering;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.bson.BsonBinarySubType;
import org.bson.BsonTimestamp;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * Values of simple types as bytes: each after a character that names its type. An id may also be a flat document, with the values after
 * their names.
 */
final class CursorValues {

    private static final int LONGEST_TEXT = 100;
    private static final int LONGEST_TEXT_IN_DOCUMENT = 25;
    private static final int MOST_FIELDS = 4;

    private static final int OBJECT_ID_BYTES = 12;
    private static final int UUID_BYTES = 16;

    private CursorValues() {}

    static boolean fits(@Nullable Object value) {
        return value instanceof Document document
                ? document.size() <= MOST_FIELDS
                        && document.entrySet().stream()
                                .allMatch(field -> field.getKey().length() <= LONGEST_TEXT_IN_DOCUMENT
                                        && isSimple(field.getValue(), LONGEST_TEXT_IN_DOCUMENT))
                : isSimple(value, LONGEST_TEXT);
    }

    private static boolean isSimple(@Nullable Object value, int longest) {
        return switch (value) {
            case null -> true;
            case String text -> text.length() <= longest;
            case Binary binary -> binary.length() <= longest && isUsual(binary);
            case Integer _, Long _, Double _, Decimal128 _, Boolean _, Instant _, ObjectId _, BsonTimestamp _ -> true;
            default -> false;
        };
    }

    static void write(@Nullable Object value, DataOutputStream target) throws IOException {
        switch (value) {
            case null -> target.writeByte('n');
            case Boolean truth -> target.writeByte(truth ? 't' : 'f');
            case Integer number -> {
                target.writeByte('i');
                target.writeInt(number);
            }
            case Long number -> {
                target.writeByte('l');
                target.writeLong(number);
            }
            case Double number -> {
                target.writeByte('d');
                target.writeDouble(number);
            }
            case Decimal128 number -> {
                target.writeByte('m');
                target.writeLong(number.getHigh());
                target.writeLong(number.getLow());
            }
            case String text -> {
                target.writeByte('s');
                target.writeUTF(text);
            }
            case Instant time -> {
                target.writeByte('z');
                target.writeLong(time.toEpochMilli());
            }
            case BsonTimestamp time -> {
                target.writeByte('c');
                target.writeLong(time.getValue());
            }
            case ObjectId id -> {
                target.writeByte('o');
                target.write(id.toByteArray());
            }
            case Binary binary -> {
                target.writeByte('b');
                target.writeByte(binary.getType());
                target.writeByte(binary.length());
                target.write(binary.getData());
            }
            case Document document -> {
                target.writeByte('{');
                target.writeByte(document.size());
                for (Map.Entry<String, Object> field : document.entrySet()) {
                    target.writeUTF(field.getKey());
                    write(field.getValue(), target);
                }
            }
            default -> throw new IllegalArgumentException("No cursor can hold a " + value.getClass());
        }
    }

    /**
     * Reads what was written.
     *
     * @throws IOException if nothing of the kind was
     */
    static @Nullable Object read(DataInputStream source) throws IOException {
        int type = source.readUnsignedByte();
        return type == '{' ? document(source) : simple(type, source);
    }

    private static @Nullable Object simple(int type, DataInputStream source) throws IOException {
        return switch (type) {
            case 'n' -> null;
            case 't' -> true;
            case 'f' -> false;
            case 'i' -> source.readInt();
            case 'l' -> source.readLong();
            case 'd' -> source.readDouble();
            case 'm' -> Decimal128.fromIEEE754BIDEncoding(source.readLong(), source.readLong());
            case 's' -> source.readUTF();
            case 'z' -> Instant.ofEpochMilli(source.readLong());
            case 'c' -> new BsonTimestamp(source.readLong());
            case 'o' -> new ObjectId(bytes(source, OBJECT_ID_BYTES));
            case 'b' -> binary(source);
            default -> throw new IOException("There is no type " + type);
        };
    }

    private static Document document(DataInputStream source) throws IOException {
        Document document = new Document();
        int fields = source.readUnsignedByte();
        for (int i = 0; i < fields; i++) {
            String name = source.readUTF();
            if (name.indexOf('\0') >= 0) {
                throw new IOException("A field's name can't have this character");
            }
            document.append(name, simple(source.readUnsignedByte(), source));
        }
        return document;
    }

    private static Binary binary(DataInputStream source) throws IOException {
        Binary binary = new Binary(source.readByte(), bytes(source, source.readUnsignedByte()));
        if (!isUsual(binary)) {
            throw new IOException("No server takes these bytes for " + binary.getType());
        }
        return binary;
    }

    private static boolean isUsual(Binary binary) {
        return binary.getType() == BsonBinarySubType.BINARY.getValue()
                || (BsonBinarySubType.isUuid(binary.getType()) && binary.length() == UUID_BYTES);
    }

    private static byte[] bytes(DataInputStream source, int length) throws IOException {
        byte[] bytes = new byte[length];
        source.readFully(bytes);
        return bytes;
    }
}

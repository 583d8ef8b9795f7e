package importing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** A file of deployments: a JSON array or one object a line, gzipped or not; told apart by content, not by name. */
record DeploymentFile(Path path) {
    private static final int GZIP_MAGIC = 0x1f8b;

    String contentType() throws IOException {
        try (var content = open()) {
            int first;
            do {
                first = content.read();
            } while (first != -1 && Character.isWhitespace(first));
            return first == '[' ? "application/json" : "application/x-ndjson";
        }
    }

    InputStream open() throws IOException {
        var file = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
        file.mark(2);
        var magic = file.read() << 8 | file.read();
        file.reset();
        return magic == GZIP_MAGIC ? new GZIPInputStream(file, 1 << 16) : file;
    }
}

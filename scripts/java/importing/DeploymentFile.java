package importing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** A file of deployments: JSON in as many lines as it likes, or CSV, gzipped or not; the registry sees from its content which. */
record DeploymentFile(Path path) {
    private static final int GZIP_MAGIC = 0x1f8b;

    InputStream open() throws IOException {
        var file = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
        file.mark(2);
        var magic = file.read() << 8 | file.read();
        file.reset();
        return magic == GZIP_MAGIC ? new GZIPInputStream(file, 1 << 16) : file;
    }
}

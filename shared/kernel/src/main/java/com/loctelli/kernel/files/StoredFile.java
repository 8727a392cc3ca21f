package com.loctelli.kernel.files;

import java.io.IOException;
import java.io.InputStream;

/**
 * A file that is being read.
 *
 * @param length how many bytes are still to come
 */
public record StoredFile(InputStream content, long length, String contentType) implements AutoCloseable {

    @Override
    public void close() throws IOException {
        content.close();
    }
}

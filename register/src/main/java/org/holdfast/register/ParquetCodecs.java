package org.holdfast.register;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.xerial.snappy.Snappy;

/** The compressions of Parquet pages, without Hadoop; a page may only unfold to what a page reasonably holds. */
final class ParquetCodecs implements CompressionCodecFactory {
    static final int LARGEST_PAGE = 64 << 20;
    private static final int ZSTD_LEVEL = 3;

    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName codec) {
        return new Compressor(codec);
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
        return new Decompressor(codec);
    }

    @Override
    public void release() {
        // nothing is held
    }

    private static byte[] bytesOf(BytesInput input) throws IOException {
        try (InputStream in = input.toInputStream()) {
            return in.readAllBytes();
        }
    }

    private record Compressor(CompressionCodecName codec) implements BytesInputCompressor {
        @Override
        public BytesInput compress(BytesInput bytes) throws IOException {
            return switch (codec) {
                case UNCOMPRESSED -> bytes;
                case ZSTD -> BytesInput.from(Zstd.compress(bytesOf(bytes), ZSTD_LEVEL));
                case SNAPPY -> BytesInput.from(Snappy.compress(bytesOf(bytes)));
                default -> throw new IOException("Holdfast does not write Parquet with " + codec);
            };
        }

        @Override
        public CompressionCodecName getCodecName() {
            return codec;
        }

        @Override
        public void release() {
            // nothing is held
        }
    }

    private record Decompressor(CompressionCodecName codec) implements BytesInputDecompressor {
        @Override
        public BytesInput decompress(BytesInput bytes, int size) throws IOException {
            if (size < 0 || size > LARGEST_PAGE) {
                throw new IOException(
                        "a page claims to unfold to " + size + " bytes, more than the " + LARGEST_PAGE + " allowed");
            }
            return codec == CompressionCodecName.UNCOMPRESSED ? bytes : BytesInput.from(unfold(bytesOf(bytes), size));
        }

        @Override
        public void decompress(ByteBuffer input, int compressed, ByteBuffer output, int size) throws IOException {
            byte[] bytes = new byte[compressed];
            input.get(bytes);
            output.put(bytesOf(decompress(BytesInput.from(bytes), size)));
        }

        @Override
        public void release() {
            // nothing is held
        }

        private byte[] unfold(byte[] bytes, int size) throws IOException {
            byte[] unfolded = switch (codec) {
                case ZSTD -> Zstd.decompress(bytes, size);
                case SNAPPY -> snappy(bytes, size);
                case GZIP -> gzip(bytes, size);
                default ->
                    throw new IOException("compression " + codec + " is not read: write it with zstd, snappy or gzip");
            };
            if (unfolded.length != size) {
                throw new IOException("a page unfolds to " + unfolded.length + " bytes, it claims " + size);
            }
            return unfolded;
        }

        /** The length is checked first: the native code trusts the array to be large enough. */
        private static byte[] snappy(byte[] bytes, int size) throws IOException {
            if (Snappy.uncompressedLength(bytes) != size) {
                throw new IOException("a page does not unfold to the " + size + " bytes it claims");
            }
            return Snappy.uncompress(bytes);
        }

        private static byte[] gzip(byte[] bytes, int size) throws IOException {
            try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                return in.readNBytes(size);
            }
        }
    }
}

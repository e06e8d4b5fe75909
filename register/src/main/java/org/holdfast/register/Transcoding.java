package org.holdfast.register;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Turns text of another encoding (GB18030) into UTF-8 as it is read. */
final class Transcoding extends InputStream {
    private static final int BLOCK = 1 << 16;
    private final InputStream in;
    private final CharsetDecoder decoder;
    private final CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();
    private final ByteBuffer source = ByteBuffer.allocate(BLOCK).flip();
    private final CharBuffer characters = CharBuffer.allocate(BLOCK).flip();
    private final ByteBuffer target = ByteBuffer.allocate(BLOCK * 3).flip();
    private long decoded;
    private boolean ended;
    private boolean finished;

    Transcoding(InputStream in, Charset charset) {
        this.in = in;
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        while (!target.hasRemaining()) {
            if (finished) {
                return -1;
            }
            transcode();
        }
        int given = Math.min(length, target.remaining());
        target.get(bytes, from, given);
        return given;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private void transcode() throws IOException {
        source.compact();
        int read = in.read(source.array(), source.position(), source.remaining());
        ended = read < 0;
        source.position(source.position() + Math.max(read, 0)).flip();
        characters.compact();
        int start = source.position();
        CoderResult result = decoder.decode(source, characters, ended);
        decoded += source.position() - start;
        if (result.isError()) {
            throw new BadEncoding(decoded + 1);
        }
        characters.flip();
        target.clear();
        boolean last = ended && !source.hasRemaining();
        if (encoder.encode(characters, target, last).isError()) {
            throw new BadEncoding(decoded);
        }
        target.flip();
        finished = last && !characters.hasRemaining();
    }
}

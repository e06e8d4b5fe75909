package org.holdfast.register;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Passes bytes on while they are well-formed UTF-8 (RFC 3629) and fails at the first that are not. */
final class Utf8Check extends FilterInputStream {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGH_BITS = 0x8080808080808080L;
    private long before;
    private int missing;
    private int least = 0x80;
    private int greatest = 0xbf;

    Utf8Check(InputStream in) {
        this(in, 0);
    }

    /** @param before how many bytes come before the first */
    Utf8Check(InputStream in, long before) {
        super(in);
        this.before = before;
    }

    /** Checks bytes that start and end with whole characters. */
    static void check(byte[] bytes, int to, long before) throws BadEncoding {
        Utf8Check check = new Utf8Check(InputStream.nullInputStream(), before);
        check.check(bytes, 0, to);
        if (check.missing > 0) {
            throw new BadEncoding(before + to);
        }
    }

    /** Whether the bytes are well-formed, with nothing missing at the end. */
    static boolean isWhole(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] >= 0) {
            at++;
        }
        if (at == to) {
            return true;
        }
        try {
            Utf8Check check = new Utf8Check(InputStream.nullInputStream());
            check.check(bytes, at, to);
            return check.missing == 0;
        } catch (BadEncoding bad) {
            return false;
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int read = in.read(bytes, from, length);
        if (read < 0 && missing > 0) {
            throw new BadEncoding(before);
        }
        if (read > 0) {
            check(bytes, from, from + read);
            before += read;
        }
        return read;
    }

    private void check(byte[] bytes, int from, int to) throws BadEncoding {
        int at = from;
        while (at < to) {
            if (missing == 0) {
                while (at + Long.BYTES <= to && ((long) LONGS.get(bytes, at) & HIGH_BITS) == 0) {
                    at += Long.BYTES;
                }
                if (at == to) {
                    return;
                }
            }
            if (!follows(bytes[at] & 0xff)) {
                throw new BadEncoding(before + at - from + 1);
            }
            at++;
        }
    }

    private boolean follows(int octet) {
        if (missing > 0) {
            boolean fits = octet >= least && octet <= greatest;
            least = 0x80;
            greatest = 0xbf;
            missing--;
            return fits;
        }
        if (octet < 0x80) {
            return true;
        }
        if (octet < 0xc2 || octet > 0xf4) {
            return false;
        }
        missing = octet < 0xe0 ? 1 : octet < 0xf0 ? 2 : 3;
        switch (octet) {
            case 0xe0 -> least = 0xa0;
            case 0xed -> greatest = 0x9f;
            case 0xf0 -> least = 0x90;
            case 0xf4 -> greatest = 0x8f;
            default -> {}
        }
        return true;
    }
}

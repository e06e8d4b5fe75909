package org.holdfast.register.snapshot;

import com.google.flatbuffers.FlatBufferBuilder;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.DictionaryBatch;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.KeyValue;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.MetadataVersion;
import org.apache.arrow.flatbuf.RecordBatch;
import org.holdfast.column.ColumnForm.Layout;
import org.holdfast.column.Dictionary;

/**
 * A message of an Arrow file as its bytes: the metadata with its length before it, then the body.
 *
 * @param metadata how many of the bytes are not body
 */
record ArrowMessage(byte[] bytes, int metadata) {
    static final int CONTINUATION = -1;
    static final int PREFIX = 2 * Integer.BYTES;
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    int body() {
        return bytes.length - metadata;
    }

    /** @param before how far the message starts from a multiple of 64 */
    static ArrowMessage schema(FileForm form, int before) {
        FlatBufferBuilder builder = new FlatBufferBuilder(4096);
        int schema = new ArrowSchema(form, builder).write();
        int message = Message.createMessage(builder, MetadataVersion.V5, MessageHeader.Schema, schema, 0, 0);
        Message.finishMessageBuffer(builder, message);
        return framed(builder.dataBuffer(), before, 0);
    }

    static ArrowMessage batch(BatchBody body, long rows) {
        FlatBufferBuilder builder = new FlatBufferBuilder(8192);
        int batch = recordBatch(builder, body, rows);
        return message(builder, MessageHeader.RecordBatch, batch, body);
    }

    static ArrowMessage dictionary(int number, Dictionary dictionary) {
        CellsBuilder texts = new CellsBuilder(Layout.TEXT);
        for (int code = 0; code < dictionary.size(); code++) {
            byte[] utf8 = dictionary.utf8(code);
            texts.add(utf8, 0, utf8.length);
        }
        BatchBody body = new BatchBody();
        texts.into(body);
        FlatBufferBuilder builder = new FlatBufferBuilder(512);
        int batch = recordBatch(builder, body, dictionary.size());
        int written = DictionaryBatch.createDictionaryBatch(builder, number, batch, false);
        return message(builder, MessageHeader.DictionaryBatch, written, body);
    }

    private static int recordBatch(FlatBufferBuilder builder, BatchBody body, long rows) {
        long[] offsets = body.offsets();
        RecordBatch.startBuffersVector(builder, body.buffers());
        for (int i = body.buffers() - 1; i >= 0; i--) {
            Buffer.createBuffer(builder, offsets[i], body.length(i));
        }
        int buffers = builder.endVector();
        RecordBatch.startNodesVector(builder, body.fields());
        for (int i = body.fields() - 1; i >= 0; i--) {
            FieldNode.createFieldNode(builder, body.rows(i), body.unknowns(i));
        }
        int nodes = builder.endVector();
        return RecordBatch.createRecordBatch(builder, rows, nodes, buffers, 0, 0);
    }

    private static ArrowMessage message(FlatBufferBuilder builder, byte type, int header, BatchBody body) {
        int key = builder.createString(Checksum.KEY);
        int value = builder.createString(body.checksums());
        int custom =
                Message.createCustomMetadataVector(builder, new int[] {KeyValue.createKeyValue(builder, key, value)});
        long length = body.offsets()[body.buffers()];
        int message = Message.createMessage(builder, MetadataVersion.V5, type, header, length, custom);
        Message.finishMessageBuffer(builder, message);
        ArrowMessage framed = framed(builder.dataBuffer(), 0, length);
        body.copyTo(framed.bytes, framed.metadata);
        return framed;
    }

    /** Puts the length before the metadata and fills up so that the body begins at a multiple of 64. */
    private static ArrowMessage framed(ByteBuffer metadata, int before, long body) {
        int padded = (int) BatchBody.aligned(before + PREFIX + metadata.remaining()) - before;
        byte[] bytes = new byte[Math.toIntExact(padded + body)];
        INTS.set(bytes, 0, CONTINUATION);
        INTS.set(bytes, Integer.BYTES, padded - PREFIX);
        metadata.get(bytes, PREFIX, metadata.remaining());
        return new ArrowMessage(bytes, padded);
    }
}

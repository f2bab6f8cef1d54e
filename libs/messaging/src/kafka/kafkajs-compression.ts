import kafkajs from 'kafkajs';
import { promisify } from 'node:util';
import { gunzip, gzip, zstdCompress, zstdDecompress } from 'node:zlib';

// Node finds only some of kafkajs' names by itself.
const { CompressionCodecs, CompressionTypes, KafkaJSNonRetriableError } = kafkajs;

interface Packing {
  (bytes: Buffer): Promise<Buffer>;
}
interface Unpacking {
  (bytes: Buffer, options: { maxOutputLength: number }): Promise<Buffer>;
}

/** Bytes of a batch at the most: it may come from anybody, and a kilobyte can be a gigabyte. */
const LARGEST_BATCH = 64 * 1024 * 1024;

/**
 * Has kafkajs read what Node itself can unpack, gzip and zstd, and say plainly what it cannot. Nothing of ours is compressed; a broker, or
 * somebody else who sends, may do it (ADR-0214).
 */
export function installCompression(): void {
  CompressionCodecs[CompressionTypes.GZIP] = codec('gzip', promisify(gzip), promisify(gunzip));
  CompressionCodecs[CompressionTypes.ZSTD] = codec(
    'zstd',
    promisify(zstdCompress),
    promisify(zstdDecompress),
  );
  CompressionCodecs[CompressionTypes.Snappy] = unreadable('snappy');
  CompressionCodecs[CompressionTypes.LZ4] = unreadable('lz4');
}

function codec(name: string, pack: Packing, unpack: Unpacking) {
  return () => ({
    compress: ({ buffer }: { buffer: Buffer }) => pack(buffer),
    decompress: async (bytes: Buffer) => {
      try {
        return await unpack(bytes, { maxOutputLength: LARGEST_BATCH });
      } catch (error) {
        throw new KafkaJSNonRetriableError(
          `a batch that is compressed with ${name} cannot be unpacked: ${(error as Error).message}`,
        );
      }
    },
  });
}

function unreadable(name: string): () => never {
  return () => {
    throw new KafkaJSNonRetriableError(
      `a batch is compressed with ${name}, which is not read: the topic’s compression.type should be uncompressed (ADR-0214)`,
    );
  };
}

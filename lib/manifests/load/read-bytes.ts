/** Reads the bytes of files and streams, up to the limit of a loader. */
import { closeSync, openSync, readSync } from 'node:fs';
import { MAX_FILE_BYTES } from './load-caps';

const CHUNK_BYTES = 1024 * 1024;

/** The bytes of a file; undefined if there are too many. Devices and pipes do not know their size, so the bytes are counted. */
export function readFileBytes(path: string): Buffer | undefined {
  const file = openSync(path, 'r');
  try {
    const chunks: Buffer[] = [];
    for (let size = 0; ;) {
      const chunk = Buffer.alloc(CHUNK_BYTES);
      const read = readSync(file, chunk, 0, CHUNK_BYTES, null);
      if (read === 0) return Buffer.concat(chunks);
      size += read;
      if (size > MAX_FILE_BYTES) return undefined;
      chunks.push(chunk.subarray(0, read));
    }
  } finally {
    closeSync(file);
  }
}

/** The bytes of a stream; undefined if there are too many. */
export async function readStreamBytes(stream: AsyncIterable<Buffer | string>): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > MAX_FILE_BYTES) return undefined;
    chunks.push(bytes);
  }

  return Buffer.concat(chunks);
}

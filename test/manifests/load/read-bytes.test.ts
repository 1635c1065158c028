import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { MAX_FILE_BYTES } from '../../../lib/manifests/load/load-caps';
import { readFileBytes, readStreamBytes } from '../../../lib/manifests/load/read-bytes';

const SIZES = [
  { size: 0, expected: 0 },
  { size: 1, expected: 1 },
  { size: 1024 * 1024, expected: 1024 * 1024 },
  { size: 1024 * 1024 + 1, expected: 1024 * 1024 + 1 },
  { size: MAX_FILE_BYTES - 1, expected: MAX_FILE_BYTES - 1 },
  { size: MAX_FILE_BYTES, expected: MAX_FILE_BYTES },
  { size: MAX_FILE_BYTES + 1, expected: undefined },
];

describe('readFileBytes()', () => {
  const folder = mkdtempSync(join(tmpdir(), 'read-bytes-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each(SIZES)('reads $expected of $size bytes', ({ size, expected }) => {
    const path = join(folder, 'file');
    writeFileSync(path, Buffer.alloc(size, 'a'));

    expect(readFileBytes(path)?.length).toBe(expected);
  });

  test('keeps the bytes in their order', () => {
    const path = join(folder, 'ordered');
    const bytes = Buffer.concat([Buffer.alloc(1024 * 1024, 'a'), Buffer.from([0xff, 0])]);
    writeFileSync(path, bytes);

    expect(readFileBytes(path)?.equals(bytes)).toBe(true);
  });
});

describe('readStreamBytes()', () => {
  async function* streamOf(...chunks: (Buffer | string)[]) {
    yield* chunks;
  }

  test.each(SIZES)('reads $expected of $size bytes', async ({ size, expected }) => {
    const half = Math.floor(size / 2);

    expect((await readStreamBytes(streamOf(Buffer.alloc(half, 'a'), Buffer.alloc(size - half, 'b'))))?.length).toBe(expected);
  });

  test('counts bytes, not characters', async () => {
    expect((await readStreamBytes(streamOf('é', '😀')))?.toString('utf8')).toBe('é😀');
    expect(await readStreamBytes(streamOf('é'.repeat(MAX_FILE_BYTES / 2), 'a'))).toBeUndefined();
  });

  test('reads nothing from an empty stream', async () => expect((await readStreamBytes(streamOf()))?.length).toBe(0));
});

/** Reads bodies of requests within limits. */
import { isUtf8 } from 'node:buffer';
import { IncomingMessage } from 'node:http';
import { HttpRefusal } from './http-refusal';
import { Limits } from './limits';

/** Counts the bytes of all bodies that are read at a time. */
export class BodyReader {
  private bytesAtOnce = 0;

  constructor(private readonly limits: Limits) {}

  /** Calls back with the text of a body, and counts it until then. @throws HttpRefusal */
  async withText<T>(request: IncomingMessage, use: (text: string) => T): Promise<T> {
    const chunks: Buffer[] = [];
    let size = 0;
    try {
      if (Number(request.headers['content-length'] ?? 0) > this.limits.maxBodyBytes) throw this.tooLarge();
      for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
        size += chunk.length;
        this.bytesAtOnce += chunk.length;
        if (size > this.limits.maxBodyBytes) throw this.tooLarge();
        if (this.bytesAtOnce > this.limits.maxBytesAtOnce) throw new HttpRefusal(503, 'too many requests at a time; try again later', { 'retry-after': '1' });
        chunks.push(chunk);
      }
      const bytes = Buffer.concat(chunks.splice(0));
      if (!isUtf8(bytes)) throw new HttpRefusal(400, 'the body is not UTF-8 text');

      return use(bytes.toString('utf8'));
    } finally {
      this.bytesAtOnce -= size;
    }
  }

  private tooLarge(): HttpRefusal {
    return new HttpRefusal(413, `the body is larger than ${this.limits.maxBodyBytes} bytes`);
  }
}

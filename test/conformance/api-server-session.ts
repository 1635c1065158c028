/** A kube-apiserver that answers one request after the other, while what they change stays. */
import { ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { ApiServerAnswer, ApiServerRequest } from './judge-types';
import { apiServerProgram } from './judges';

/** A running API server. */
export class ApiServerSession {
  static async start(): Promise<ApiServerSession> {
    return new ApiServerSession(spawn(await apiServerProgram(), [], { stdio: 'pipe' }));
  }

  private readonly waiting = new Map<string, (answer: ApiServerAnswer | Error) => void>();
  private asked = 0;
  private ended?: Error;

  private constructor(private readonly child: ChildProcessWithoutNullStreams) {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const answer = JSON.parse(line) as ApiServerAnswer;
      this.waiting.get(answer.id)?.(answer);
      this.waiting.delete(answer.id);
    });
    let stderr = '';
    child.stderr.on('data', (text: Buffer) => { stderr = (stderr + text.toString()).slice(-2_000); });
    child.on('close', (code) => {
      this.ended = new Error(`the API server ended (${code}): ${stderr}`);
      for (const settle of this.waiting.values()) settle(this.ended);
    });
  }

  /** Sends one request; several may be on their way. */
  async send(request: ApiServerRequest): Promise<ApiServerAnswer> {
    const id = String(this.asked++);
    const answer = await new Promise<ApiServerAnswer | Error>((resolve) => {
      if (this.ended) return resolve(this.ended);
      this.waiting.set(id, resolve);
      this.child.stdin.write(`${JSON.stringify({ id, request })}\n`);
    });
    if (answer instanceof Error) throw answer;
    if (answer.error !== undefined) throw new Error(answer.error);

    return answer;
  }

  /** Ends the server. */
  async stop(): Promise<void> {
    const closed = new Promise((resolve) => { this.child.once('close', resolve); });
    this.child.kill();
    if (!this.ended) await closed;
  }
}

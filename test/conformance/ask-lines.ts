/** Questions in, answers out: streams JSON lines through one process. */

import { ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const PROGRESS_MILLIS = 5_000;
const KEPT_STDERR_CHARS = 4_000;

interface Identified { readonly id: string }

/**
 * The answers of `program` in the order of the questions; it is started with the arguments.
 *
 * @throws when two questions share an id, or when the program ends early or answers out of turn
 */
export async function askLines<Q extends Identified, A extends Identified>(
  name: string, program: string, questions: readonly Q[], args: readonly string[] = [],
): Promise<A[]> {
  refuseDuplicates(name, questions);
  if (questions.length === 0) return [];

  const child = spawn(program, args, { stdio: 'pipe' });
  const ended = endOf(child);
  const answers: A[] = [];
  const progress = setInterval(() => {
    process.stderr.write(`${name} judge: ${answers.length} of ${questions.length} answered\n`);
  }, PROGRESS_MILLIS);
  try {
    const sending = send(child, questions);
    for await (const line of createInterface({ input: child.stdout, crlfDelay: Infinity })) {
      answers.push(parseAnswer<A>(name, line, questions[answers.length]));
    }
    await sending;
    const { code, stderr } = await ended;
    if (code !== 0 || answers.length !== questions.length) {
      throw new Error(`${name} judge ended (${code}) at question "${questions[answers.length]?.id}", ${answers.length} of ${questions.length} answered: ${stderr.trim()}`);
    }
    return answers;
  } finally {
    clearInterval(progress);
    child.kill();
  }
}

function refuseDuplicates(name: string, questions: readonly Identified[]): void {
  const seen = new Set<string>();
  for (const { id } of questions) {
    if (seen.has(id)) throw new Error(`two questions to the ${name} judge have the id "${id}"; give each its own`);
    seen.add(id);
  }
}

/**
 * Writes no faster than the program reads, so thousands of questions are not held in memory twice.
 *
 * A program that dies early breaks the pipe; its exit code and stderr tell why, the broken pipe does not.
 */
async function send(child: ChildProcessWithoutNullStreams, questions: readonly unknown[]): Promise<void> {
  await pipeline(Readable.from(linesOf(questions)), child.stdin).catch(() => undefined);
}

function* linesOf(questions: readonly unknown[]): Generator<string> {
  for (const question of questions) yield `${JSON.stringify(question)}\n`;
}

function parseAnswer<A extends Identified>(name: string, line: string, question: Identified | undefined): A {
  let answer: A;
  try {
    answer = JSON.parse(line) as A;
  } catch (cause) {
    throw new Error(`${name} judge did not answer question "${question?.id}" in JSON: ${line.slice(0, 200)}`, { cause });
  }
  if (answer.id !== question?.id) {
    throw new Error(`${name} judge answered "${answer.id}" when ${question ? `"${question.id}" was next` : 'all were answered'}`);
  }
  return answer;
}

function endOf(child: ChildProcessWithoutNullStreams): Promise<{ code: string | number | null; stderr: string }> {
  let stderr = '';
  child.stderr.setEncoding('utf8');
  child.stderr.on('data', (text: string) => { stderr = (stderr + text).slice(-KEPT_STDERR_CHARS); });
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ code: 'not started', stderr: error.message }));
    child.on('close', (code, signal) => resolve({ code: code ?? signal, stderr }));
  });
}

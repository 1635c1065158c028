/** A clock that other programs on the machine do not disturb. */
import { existsSync, readFileSync } from 'fs';

/** Linux counts the nanoseconds that each thread ran; the first thread of a process has its number. */
const STATISTICS = `/proc/self/task/${process.pid}/schedstat`;

const CELL = new Int32Array(new SharedArrayBuffer(4));

/**
 * Milliseconds that the main thread of this process ran; where that is not counted, milliseconds on the clock. Processor time of the whole
 * process would count the compiler and the collector, which run beside the work on other cores.
 */
export const threadMillis: () => number = existsSync(STATISTICS) ? counted : () => performance.now();

/** The count goes on when the thread gives way, so it does for a moment. */
function counted(): number {
  Atomics.wait(CELL, 0, 0, 0.01);

  return Number(readFileSync(STATISTICS, 'latin1').split(' ')[0]) / 1e6;
}

#!/usr/bin/env node
/** The program `cdk8s-app-monitoring`: calls `run` with the real terminal. */
import { run } from './run';

// The reader of the output may stop early, for example `head`.
process.stdout.on('error', ({ code }: { code?: string }) => { if (code === 'EPIPE') process.exit(0); });

void run(process.argv.slice(2), process).then((code) => { process.exitCode = code; });

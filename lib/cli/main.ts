#!/usr/bin/env node
/** The program `cdk8s-app-monitoring`: the real terminal around `run`. */
import { run } from './run';

// Whoever reads our output may stop early, as `head` does.
process.stdout.on('error', ({ code }: { code?: string }) => { if (code === 'EPIPE') process.exit(0); });

void run(process.argv.slice(2), process).then((code) => { process.exitCode = code; });

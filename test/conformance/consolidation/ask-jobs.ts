/** Asks Prometheus' own loader what it reads of each job. */
import { join } from 'node:path';
import { askLines } from '../ask-lines';
import { buildJudge } from '../build-judge';

/** Asks what Prometheus reads of each job of a configuration. */
export interface JobsQuestion {
  readonly id: string;
  readonly config: string;
  readonly jobs: true;
}

/** The jobs. */
export interface JobsAnswer {
  readonly id: string;

  /** By name: YAML with every default, without the name. */
  readonly jobs?: { readonly [name: string]: string };

  /** Why Prometheus would not load the configuration. */
  readonly error?: string;
}

/** What Prometheus reads of each job of configurations; answers in the order of the questions. */
export async function askJobs(questions: readonly JobsQuestion[]): Promise<JobsAnswer[]> {
  return askLines('prometheus', await buildJudge(join(__dirname, '..', 'prometheus')), questions);
}

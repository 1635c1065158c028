/** Jobs that a change adds to a configuration, removes from it, or changes. */

/** Names of jobs, in the order of the configuration. */
export interface JobChanges {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
}

/** Differences between two configurations, by job. */
export function jobChanges(before: string, after: string): JobChanges {
  const [olds, news] = [jobsOf(before), jobsOf(after)];

  return {
    added: [...news.keys()].filter((name) => !olds.has(name)),
    removed: [...olds.keys()].filter((name) => !news.has(name)),
    changed: [...news].filter(([name, text]) => olds.has(name) && olds.get(name) !== text).map(([name]) => name),
  };
}

/** The text of each job: the operator writes each as an element of a list that is not indented. */
function jobsOf(config: string): Map<string, string> {
  const [, list = ''] = config.split(/^scrape_configs:\n/m);
  const [jobs] = list.split(/^(?=[^-\s])/m);

  return new Map(jobs.split(/^(?=- )/m).filter((job) => job.startsWith('- '))
    .map((job, i) => [/^(?:- | {2})job_name: (.*)$/m.exec(job)?.[1] ?? `job ${i + 1}`, job]));
}

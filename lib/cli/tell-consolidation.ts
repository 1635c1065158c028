/** What becomes of monitors that are to be ScrapeConfigs, on standard error. */
import { Paint, painter, Terminal } from './terminal';
import { blockerWords } from '../consolidation/blocker-problem';
import { newJobOf } from '../consolidation/consolidate-inspected';
import { ConsolidatedEndpoint, ConsolidatedMonitor, isReplaced, RuleWithoutEffect, ServerVerdict } from '../consolidation/consolidation';
import { visible } from '../findings/problem';

/** One line for each monitor that stays, and each reason. */
export function tellStaying(monitors: readonly ConsolidatedMonitor[], { stderr, env }: Terminal): void {
  const paint = painter(stderr, env);
  write(stderr, monitors.filter((monitor) => !isReplaced(monitor)).flatMap((monitor) => keptLines(monitor, paint)));
}

/** The same, and what each of the others is replaced by. */
export function tellConsolidation(monitors: readonly ConsolidatedMonitor[], { stderr, env }: Terminal): void {
  const paint = painter(stderr, env);
  write(stderr, monitors.flatMap((monitor) => (isReplaced(monitor) ? replacedLines(monitor, paint) : keptLines(monitor, paint))));
}

function write(stderr: Terminal['stderr'], lines: readonly string[]): void {
  stderr.write(lines.map((line) => `${line}\n`).join(''));
}

function keptLines({ monitor: { key }, servers, endpoints }: ConsolidatedMonitor, paint: Paint): string[] {
  const head = paint('yellow', `${visible(key)} stays`);
  if (servers.length === 0) return [`${head}: no server takes it, so there is no job to compare; add the Prometheus object to the inputs, or fix what "check" reports`];
  if (endpoints.length === 0) return [`${head}: it has no endpoints`];

  return [head, ...endpoints.flatMap(({ job, blocked }) => blocked.map((each) => {
    const { message, fix } = blockerWords(each);

    return visible(`  ${job}: ${message}; ${fix}`);
  }))];
}

function replacedLines({ monitor: { key }, endpoints }: ConsolidatedMonitor, paint: Paint): string[] {
  return [paint('green', `${visible(key)} is replaced`), ...endpoints.flatMap((endpoint) => endpointLines(endpoint).map((line) => visible(`  ${line}`)))];
}

function endpointLines({ job, scrapeConfig, verdicts, frozen }: ConsolidatedEndpoint): string[] {
  return [
    `${job} becomes ${newJobOf(scrapeConfig!)}: ${[...new Set(verdicts.map(verdictText))].join('; ')}`,
    ...frozen.map(({ server, field }) => `  it has a copy of ${field} of ${server}: consolidate again when you change that field`),
  ];
}

function verdictText(verdict: ServerVerdict): string {
  switch (verdict.verdict) {
    case 'identical': return 'the job is identical';
    case 'identical-but-for': return `the job is identical but for rules without effect (${verdict.rules.map((rule) => RULES[rule]).join(', ')})`;
    case 'different': return 'the job differs';
  }
}

const RULES: { readonly [rule in RuleWithoutEffect]: string } = {
  'one-shard': 'those that divide targets among one shard',
  'job-label': 'one that keeps the label "job"',
  'probed-target-hash': 'one that divides targets by what is probed',
};

/** What is not scraped is explained by what the inspection reports, and nothing that is scraped is reported as an error. */
import { Explanation, ExplanationStep, Severity } from 'cdk8s-app-monitoring';
import { explain } from '../../lib/explanation/explain';
import { Finding } from '../../lib/findings/finding';
import { StagedFinding } from '../../lib/forecast/diagnosis';
import { Inspected } from '../../lib/forecast/inspected';
import { OPERATOR } from '../../lib/forecast/operator';
import { inspect } from '../../lib/inspection/inspect';
import { WorkloadKinds } from '../../lib/kubernetes/workloads/workload-kinds';
import { isMonitorKey } from '../../lib/operator-port/monitor-kinds';
import { once } from '../../lib/units/once';
import { withMakers } from '../support/random-makers';
import { withSlips } from '../support/random-slips';
import { randomWorlds, RandomWorld } from '../support/random-worlds';

/** `ONE_DIAGNOSIS=5000` looks at that many worlds. */
const COUNT = Number(process.env.ONE_DIAGNOSIS ?? 80);
const SEED = 20261128;

const worlds = randomWorlds(SEED, COUNT).flatMap((world, i) => {
  const slips = withSlips(world, SEED + i);
  const made = withMakers(slips, SEED + i);

  return [slips, { ...made, name: `${made.name} with makers` }];
});
/** Through JSON, as fields that are undefined are not in a manifest. */
const inspected = ({ manifests, prometheusConfig }: RandomWorld) => {
  const subjects = manifests.map((manifest) => ({ manifest: JSON.parse(JSON.stringify(manifest)) as never }));

  return inspect(subjects, { operator: OPERATOR, prometheusConfig, hideSecrets: true });
};

describe('explain() and the findings', () => {
  /** How often each stage was the first that failed, for a finding or without one. */
  const met = new Map<string, number>();
  const wrong: string[] = [];
  let errors = 0;
  /** Notes on what is missing unless others bring it. */
  let open = 0;

  /** In the first test that asks, so that a mutation test knows which tests run the code. */
  const look = once(() => {
    for (const world of worlds) {
      const inspection = inspected(world);
      for (const key of lostIn(inspection)) {
        const explanation = explain(inspection, key, { hideSecrets: true });
        const [first] = explanation.steps.filter(({ isOk }) => !isOk);
        const kind = first?.finding ? first.stage : `${first?.stage} not known`;
        met.set(kind, (met.get(kind) ?? 0) + 1);
        wrong.push(...whatIsWrong(inspection, explanation, first).map((why) => `${world.name} ${key}: ${why}`));
      }
      open += inspection.diagnosis().all.filter(({ isOpen }) => isOpen).length;
      for (const found of inspection.diagnosis().all.filter(isOfExistence)) {
        errors += 1;
        if (hasAllThatItMeans(inspection, found)) wrong.push(`${world.name} ${found.key}: ${found.problem.code} though all of its targets exist`);
      }
    }
  });

  test('agree on every object without targets', () => {
    look();

    expect(wrong).toEqual([]);
  });

  test('name who may bring what is missing', () => {
    look();

    expect(open).toBeGreaterThanOrEqual(COUNT / 3);
  });

  test('are looked at in every stage', () => {
    look();
    const byFinding = [...met].filter(([stage]) => !stage.endsWith('not known'));

    expect(sumOf(byFinding)).toBeGreaterThanOrEqual(2 * COUNT);
    expect(sumOf([...met])).toBeGreaterThanOrEqual(2.5 * COUNT);
    expect(byFinding.map(([stage]) => stage)).toEqual(expect.arrayContaining(['admission', 'server', 'labels', 'namespace', 'acceptance', 'configuration', 'discovery', 'selector', 'endpoints', 'port', 'rules', 'monitor']));
    expect(errors).toBeGreaterThanOrEqual(COUNT);
  });
});

function sumOf(counts: readonly (readonly [string, number])[]): number {
  return counts.reduce((sum, [, count]) => sum + count, 0);
}

/** Keys of monitors and workloads of which no server gets a target, without monitors whose sources only run time knows. */
function lostIn({ objects, admission, forecast }: Inspected): string[] {
  const isWorkload = (key: string) => WorkloadKinds.KNOWN.storedKinds.includes(key.split('/')[0]);
  const keys = [...new Set([...objects.all().map(({ key }) => key), ...admission.keys()])].filter((key) => isMonitorKey(key) || isWorkload(key));

  return keys.filter((key) => (isMonitorKey(key)
    ? forecast.jobsOf(key).every(({ job }) => job.targets.length === 0 && job.unknown.size === 0)
    : [...forecast.family.of(key)].every((source) => forecast.targetsFrom(source).length === 0)));
}

function whatIsWrong(inspection: Inspected, { subject, isScraped, steps, findings }: Explanation, first: ExplanationStep | undefined): string[] {
  const all = inspection.allFindings();
  const isIn = ({ code, path, message, fix }: Finding, some: readonly Finding[]) => some
    .some((each) => each.code === code && each.path === path && each.message === message && each.fix === fix);
  const ofSubject = all.filter(({ path }) => path === subject);
  const certain = inspection.diagnosis().on(subject).filter((found) => isOfExistence(found) && found.job === undefined);

  return [
    ...isScraped ? ['is said to be scraped'] : [],
    ...first ? [] : ['no step fails'],
    ...first && !first.finding && !/^not known: .{10}/.test(first.message) ? [`says neither what it is nor that it is not known: ${first.message}`] : [],
    ...first?.finding && !isIn(first.finding, all) && !isOfOtherServer(inspection, first.finding, steps.some(({ finding }) => finding && isIn(finding, all)))
      ? [`shows ${first.finding.code} of ${first.finding.path}, which is not reported`] : [],
    ...first?.finding?.severity === Severity.ERROR && first.isOpen ? [`is surer that ${first.finding.code} is reported than that it fails`] : [],
    ...first && !first.isOpen && !first.finding ? ['fails certainly without a finding'] : [],
    ...first?.finding?.severity === Severity.INFO && first.finding.code !== 'AM615' && !/ unless .+, which is not known/.test(first.message) ? [`fails for a note that does not say what is not known: ${first.message}`] : [],
    ...certain.length > 0 && !steps.some(({ finding }) => finding) ? [`knows nothing, and ${certain[0].problem.code} is reported`] : [],
    ...findings.length !== ofSubject.length || findings.some((each) => !isIn(each, ofSubject)) ? ['lists other findings than those on it'] : [],
  ];
}

/** Of several servers that do not select a monitor the nearest one is reported, and none where another one selects it. */
function isOfOtherServer({ objects, forecast }: Inspected, { code, path }: Finding, isAnyReported: boolean): boolean {
  const monitor = objects.tryFindByKey(path);
  const isSelected = monitor !== undefined && [...forecast.serversOf(monitor), ...forecast.rejectionsOf(monitor)].length > 0;

  return ['AM901', 'AM902', 'AM903'].includes(code) && (isSelected || isAnyReported);
}

/** Errors that there is no target; those of later stages are about targets that are there, and down. */
function isOfExistence({ stage, problem: { severity = Severity.ERROR } }: StagedFinding): boolean {
  return severity === Severity.ERROR && ['admitted', 'server', 'selected', 'rejected', 'lookup', 'ports', 'relabeled'].includes(stage);
}

/** Whether a job, monitor, Service or server has a target all the same: with each server that the error is about. */
function hasAllThatItMeans({ forecast }: Inspected, { key, job, servers, problem: { code } }: StagedFinding): boolean {
  // It is about the namespaces that are not looked in.
  if (code === 'AM905') return false;
  const isMeant = (server: string) => servers === undefined || servers.includes(server);
  if (isMonitorKey(key)) {
    const jobs = forecast.jobsOf(key).filter((each) => isMeant(each.server.key) && (job === undefined || each.job.job === job));

    return jobs.length > 0 && jobs.every((each) => each.job.targets.length > 0);
  }
  const all = forecast.servers.flatMap((server) => server.jobs().map((each) => ({ server, job: each })));
  if (key.startsWith('Service/')) {
    const [, namespace, name] = key.split('/');

    return all.some((each) => isMonitorKey(each.job.declaredBy) && each.job.targets.some(({ labels }) => labels.get('namespace') === namespace && labels.get('service') === name));
  }

  return all.some((each) => each.server.key === key && each.job.targets.length > 0);
}

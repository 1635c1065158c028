import * as fc from 'fast-check';
import { stringify } from 'yaml';
import { Severity } from '../../lib/findings/finding';
import { FixableInputs } from '../../lib/fixes/fixable-inputs';
import { planFixes } from '../../lib/fixes/plan-fixes';
import { OPERATOR } from '../../lib/forecast/operator';
import { inspect } from '../../lib/inspection/inspect';
import { targetsIn } from '../../lib/inspection/list-targets';
import { keyOfManifest } from '../../lib/inspection/subject';
import { loadManifests } from '../../lib/manifests/load/load-manifests';
import { Manifest } from '../../lib/manifests/manifest';
import { canonicalJson } from '../../lib/units/canonical-json';
import { prometheus } from '../support/manifests/servers';
import { service } from '../support/manifests/services';
import { deployment } from '../support/manifests/workloads';

const CLUSTER = [prometheus({ serviceMonitorSelector: { matchLabels: { release: 'prom' } } }), service(), deployment()].map((each) => JSON.stringify(each)).join('\n---\n');
const OTHER = 'kind:  ConfigMap\napiVersion: "v1"\nmetadata: {name:   other}\ndata:\n  text: |+\n    a\n\n\n';

/** What is written wrong in a monitor. */
interface Slips {
  readonly label: 'right' | 'missing' | 'no labels' | 'misspelt';
  readonly port: 'metrics' | 'metrcs' | '80';
  readonly isBare: boolean;
  readonly isUnquoted: boolean;
  readonly isSlow: boolean;
}

const slips: fc.Arbitrary<Slips> = fc.record({
  label: fc.constantFrom('right', 'missing', 'no labels', 'misspelt'),
  port: fc.constantFrom('metrics', 'metrcs', '80'),
  isBare: fc.boolean(),
  isUnquoted: fc.boolean(),
  isSlow: fc.boolean(),
});
const RIGHT: Slips = { label: 'right', port: 'metrics', isBare: false, isUnquoted: false, isSlow: false };

function monitor({ label, port, isBare, isUnquoted, isSlow }: Slips): Manifest {
  const labels = { 'right': { release: 'prom', team: 'a' }, 'missing': { team: 'a' }, 'misspelt': { release: 'pom', team: 'a' }, 'no labels': undefined }[label];
  const matchLabels = { app: 'cart' };

  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'ServiceMonitor',
    metadata: { name: 'cart', namespace: 'shop', ...labels && { labels }, annotations: { scrape: isUnquoted ? true : 'true', at: (isUnquoted ? 8080 : '8080') as string, note: 'text' } },
    spec: { endpoints: [{ port, path: '/metrics', interval: '10s', scrapeTimeout: isSlow ? '1m' : '10s' }], selector: isBare ? matchLabels : { matchLabels } },
  } as unknown as Manifest;
}

type Form = (value: Manifest) => string;

const FORMS: readonly Form[] = [
  (value) => stringify(value), (value) => stringify(value, { indent: 4 }), (value) => stringify(value, { indentSeq: false }),
  (value) => stringify(value, { defaultStringType: 'QUOTE_SINGLE' }), (value) => stringify(value, { collectionStyle: 'flow' }),
  (value) => stringify(value).replace('spec:', 'spec: &unused').replace('annotations:', '"annotations":'),
  (value) => JSON.stringify(value), (value) => JSON.stringify(value, null, 2), (value) => JSON.stringify(value, null, '\t'),
  (value) => stringify(value).replace(/^( *)(interval|namespace|team|app|kind|port): (.*)$/gm, (line, indent: string, field: string) => `${indent}# above ${field}\n${line} # behind ${field}`),
  (value) => stringify({ apiVersion: 'v1', kind: 'List', items: [value] }), (value) => JSON.stringify({ kind: 'List', apiVersion: 'v1', items: [value] }, null, 4),
  (value) => stringify({ apiVersion: 'v1', kind: 'List', items: [value] }, { indentSeq: false }),
];

/** Documents before and after, the line ends of Windows, a byte order mark, no last line end. */
const arounds = fc.record({ before: fc.boolean(), after: fc.boolean(), isWindows: fc.boolean(), hasMark: fc.boolean(), isCut: fc.boolean() });

interface Around { readonly before: boolean; readonly after: boolean; readonly isWindows: boolean; readonly hasMark: boolean; readonly isCut: boolean }

function put(text: string, { before, after, isWindows, hasMark, isCut }: Around): string {
  const whole = `${before ? `# first\n${OTHER}---\n` : ''}${isCut && !after ? text.trimEnd() : text}${after ? `${text.endsWith('\n') ? '' : '\n'}---\n${OTHER.replace('other', 'next')}` : ''}`;

  return `${hasMark ? '\ufeff' : ''}${isWindows ? whole.replaceAll('\n', '\r\n') : whole}`;
}

function inputsOf(text: string): FixableInputs {
  const texts = new Map([['cluster.yaml', CLUSTER], ['monitor.yaml', text]]);
  const loaded = [...texts].flatMap(([source, each]) => loadManifests(each, source));
  const replacing: FixableInputs['replacing'] = (replacements) => (
    inspect(loaded.map((each) => ({ ...each, manifest: replacements.get(keyOfManifest(each.manifest))?.[0] ?? each.manifest })), { operator: OPERATOR }));

  return { loaded, replacing, inspected: replacing(new Map()), textOf: (source) => texts.get(source) };
}

const gravest = ({ inspected }: Pick<FixableInputs, 'inspected'>) => inspected.allFindings().filter(({ severity }) => severity !== Severity.INFO);
const commentsIn = (text: string) => text.match(/# \w+ ?\w*/g) ?? [];
const right = canonicalJson(monitor(RIGHT));

describe('planFixes() of random texts', () => {
  test('makes of every text what was meant, and changes nothing else', () => {
    fc.assert(fc.property(slips, fc.constantFrom(...FORMS), arounds, (given, form, around) => {
      const text = put(form(monitor(given)), around);
      const inputs = inputsOf(text);
      const { files: [file], notFixed } = planFixes(inputs);
      const after = file?.after ?? text;
      const again = inputsOf(after);
      const manifest = loadManifests(after, '').map((each) => each.manifest).find(({ kind }) => kind === 'ServiceMonitor')!;
      const { team, ...labels } = manifest.metadata!.labels!;

      expect(canonicalJson({ ...manifest, metadata: { ...manifest.metadata, labels: { ...labels, team: team ?? 'a' } } })).toBe(right);
      expect([notFixed, gravest(again), planFixes(again).files]).toEqual([[], [], []]);
      expect(targetsIn(again.inspected)).toEqual(expect.arrayContaining(targetsIn(inputs.inspected)));
      expect(commentsIn(after)).toEqual(commentsIn(text));
      const otherOf = (name: string) => put(OTHER.replace('other', name), { ...around, before: false, after: false, hasMark: false, isCut: false });
      if (around.before) expect(after).toContain(otherOf('other'));
      if (around.after) expect(after).toContain(otherOf('next'));
      expect(/[^\r]\n/.test(after)).toBe(around.isWindows ? false : after.includes('\n'));
      expect(after.startsWith('\ufeff')).toBe(around.hasMark);
      if (canonicalJson(monitor(given)) === right) expect(after).toBe(text);
    }), { numRuns: 40 });
  });
});

/** Asks the operator of one minor version, after the API server with the CRDs of the same version. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { minorNumber, OPERATOR_MINORS, OperatorMinor } from './minors';
import { Manifest } from '../../support/manifests/manifest';
import { OperatorQuestion } from '../../support/operator-question';
import { askLines } from '../ask-lines';
import { buildJudge } from '../build-judge';
import { askAdmission, OperatorAnswer, ServerResult } from '../judges';

/** What the operator makes of one set of manifests. */
export interface OperatorMinorAnswer {
  readonly id: string;
  /** By object key, only those that are refused or lose fields. */
  readonly admission: OperatorAnswer['admission'];
  /** Everything that the cluster holds. */
  readonly stored: readonly Manifest[];
  /** Objects that the operator's client cannot decode, each with the reason; the servers are judged without them. */
  readonly unreadable: readonly string[];
  /** By key of the Prometheus or PrometheusAgent object. */
  readonly servers: { readonly [objectKey: string]: ServerResult };
}

/** Answers in the order of the questions. @throws when a question cannot be judged */
export async function askOperatorMinor(minor: OperatorMinor, questions: readonly OperatorQuestion[]): Promise<OperatorMinorAnswer[]> {
  const program = await buildOperatorMinor(minor);
  const held = await admitByMinor(minor, questions.map((question) => ({ ...question, storeOnly: true })));
  const answers = await askLines<StoredQuestion, StoredAnswer>(`operator ${minor.minor}`, program, held.map(({ id, stored = [] }, i) => ({
    id, objects: stored, podTopologyLabels: questions[i].operator?.podTopologyLabels,
  })));

  return answers.map(({ id, error, unreadable = [], servers }, i) => {
    const fault = held[i].error ?? error;
    if (fault !== undefined) throw new Error(`operator ${minor.minor} cannot judge ${id}: ${fault}`);

    return { id, admission: held[i].admission, stored: latest(held[i].stored ?? []), unreadable, servers };
  });
}

/** The same for admission alone. */
export async function admitByMinor(minor: OperatorMinor, questions: readonly OperatorQuestion[]): Promise<OperatorAnswer[]> {
  return askAdmission(await crdsOf(minor), questions);
}

interface StoredQuestion { readonly id: string; readonly objects: readonly Manifest[]; readonly podTopologyLabels?: boolean }
interface StoredAnswer {
  readonly id: string;
  readonly error?: string;
  readonly unreadable?: readonly string[];
  readonly servers: { readonly [objectKey: string]: ServerResult };
}

const FOLDER = __dirname;
const MODULE = 'github.com/prometheus-operator/prometheus-operator';

/** A build tag for this minor and each before it: `from79` is set from 0.79 on. */
function buildOperatorMinor(minor: OperatorMinor): Promise<string> {
  const tags = OPERATOR_MINORS.filter((each) => minorNumber(each) <= minorNumber(minor)).map((each) => `from${minorNumber(each)}`);

  return buildJudge(FOLDER, { name: `operator-${minor.minor}`, modfile: modfileOf(minor), tags });
}

function modfileOf({ minor }: OperatorMinor): string {
  return join('mods', `${minor}.mod`);
}

/** The folder of the CRDs in the operator's module, in the cache of Go's modules. */
async function crdsOf(minor: OperatorMinor): Promise<string> {
  const env = { ...process.env, GOWORK: 'off' };
  const { stdout } = await promisify(execFile)('go', ['mod', 'download', '-json', `${MODULE}@v${minor.version}`], { cwd: FOLDER, env });

  return join((JSON.parse(stdout) as { readonly Dir: string }).Dir, 'example', 'prometheus-operator-crd-full');
}

/** Of two objects with one key the later one. */
function latest(objects: readonly Manifest[]): Manifest[] {
  return [...new Map(objects.map((object) => [`${object.kind}/${String(object.metadata?.namespace)}/${String(object.metadata?.name)}`, object])).values()];
}

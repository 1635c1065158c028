/** What the operator creates to run pods of its own objects, put into each scenario as the operator's own code makes it. */
import { Scenario } from './scenario';
import { storedAs } from '../../../lib/manifests/objects';
import { Manifest } from '../../support/manifests/manifest';
import { askOperator, ClusterAnswer } from '../judges';
import { RUNNING_KINDS } from '../random-own-objects';

/** Objects of one scenario that the operator creates. */
export interface OperatorPods {
  readonly manifests: readonly Manifest[];
  /** Keys of the objects that workloads are created for, by the keys of the workloads. */
  readonly owners: ReadonlyMap<string, string>;
}

/** One answer for each scenario. What a scenario has itself is not created. */
export async function operatorPodsOf(scenarios: readonly Scenario[]): Promise<OperatorPods[]> {
  const answers = await askOperator(scenarios.map(({ manifests }, i) => ({ id: String(i), createOnly: true, manifests: manifests.filter(isOwn) })));

  return answers.map(({ created = {} }, i) => {
    const own = new Set(scenarios[i].manifests.map((manifest) => storedAs(manifest).key));
    const made = Object.entries(created).flatMap(([owner, { objects }]) => objects.map((object) => {
      const manifest = { ...object, metadata: { ...object.metadata, namespace: owner.split('/')[1] } } as Manifest;

      return { owner, manifest, key: storedAs(manifest).key };
    })).filter(({ key }) => !own.has(key));

    return {
      manifests: [...new Map(made.map(({ key, manifest }) => [key, manifest])).values()],
      owners: new Map(made.map(({ key, owner }) => [key, owner])),
    };
  });
}

/** The same answer, in which pods of such workloads come from the objects that these are created for. */
export function withOwners(answer: ClusterAnswer, { owners }: OperatorPods): ClusterAnswer {
  const pods = Object.entries(answer.pods).map(([name, pod]) => [name, { ...pod, source: owners.get(pod.source) ?? pod.source }]);

  return { ...answer, pods: Object.fromEntries(pods) as ClusterAnswer['pods'] };
}

function isOwn({ apiVersion, kind }: Manifest): boolean {
  return apiVersion.startsWith('monitoring.coreos.com/') && (RUNNING_KINDS as readonly string[]).includes(kind);
}

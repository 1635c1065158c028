/** The stages in which ScrapeConfig moves from v1alpha1 to v1beta1. */
import { HUB, NEXT } from '../conversion/field-change';

/** What the CRD of a stage says about one version. */
export interface StagedVersion {
  readonly name: string;
  readonly served: boolean;
  readonly storage: boolean;
  readonly deprecated?: boolean;
}

/** One stage. */
export interface Stage {
  /** Versions in the CRD, the newest last. */
  readonly versions: readonly StagedVersion[];
  /** What to do around applying the CRD, as lines for people. */
  readonly steps: readonly string[];
}

/** Name of a stage. */
export type StageName = 'opt-in' | 'default' | 'storage-migration' | 'removal';

const OLD = { name: HUB, served: true, storage: true };
const NEW = { name: NEXT, served: true, storage: false };
const CRD = 'scrapeconfigs.monitoring.coreos.com';

/**
 * The stages in their order. The published plan names three: opt-in, default and removal. The API server refuses to go from the second to
 * the third at once, since objects are stored as v1alpha1; the stage between them stores v1beta1, so that they can be rewritten.
 */
export const STAGES: { readonly [name in StageName]: Stage } = {
  'opt-in': {
    versions: [OLD, NEW],
    steps: [
      'apply it with: kubectl apply --server-side --force-conflicts -f - (the CRD is too large for the annotation of a client-side apply, and whoever installed it owns its fields)',
      `nothing is rewritten: objects stay stored as ${HUB}, and can be read and written as ${NEXT}`,
      'the CRD of a later operator release replaces this one; make it again from the CRD of that release',
    ],
  },
  'default': {
    versions: [{ ...OLD, deprecated: true }, NEW],
    steps: [
      `before you apply it, use ${NEXT} in your manifests: clients that use ${HUB} get a warning from now on`,
      `nothing is rewritten: objects stay stored as ${HUB}`,
    ],
  },
  'storage-migration': {
    versions: [{ ...OLD, deprecated: true, storage: false }, { ...NEW, storage: true }],
    steps: [
      `new and changed objects are stored as ${NEXT} from now on; status.storedVersions lists both versions`,
      `then rewrite all objects: kubectl get ${CRD} --all-namespaces -o json | kubectl replace -f -`,
      'repeat that if it reports a conflict; it is complete when it reports no error',
      `then record it: kubectl patch crd ${CRD} --subresource=status --type=merge -p '{"status":{"storedVersions":["${NEXT}"]}}'`,
      'on Kubernetes 1.37 and later, a StorageVersionMigration object does both',
    ],
  },
  'removal': {
    versions: [{ ...NEW, storage: true }],
    steps: [
      `the API server accepts it only if status.storedVersions is ["${NEXT}"], which is the last step of the stage storage-migration`,
      `before you apply it, install an operator that reads ${NEXT}: operators up to v0.95 read ${HUB} only, and would find no ScrapeConfig`,
    ],
  },
};

/** The names in their order. */
export const STAGE_NAMES = Object.keys(STAGES) as readonly StageName[];

/** What clients of the old version are shown. */
export const DEPRECATION_WARNING = `monitoring.coreos.com/${HUB} ScrapeConfig is deprecated; use monitoring.coreos.com/${NEXT} ScrapeConfig`;

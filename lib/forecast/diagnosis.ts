/** What is wrong, object by object: findings before they have the place and the shape in which they are reported. */
import { Repair } from '../edits/repair';
import { Problem } from '../findings/problem';
import { groupBy } from '../units/group';

/** Where on the way from an object to its targets something goes wrong, in the order of the way. */
export type CauseStage = typeof CAUSE_STAGES[number];

export const CAUSE_STAGES = [
  'admitted', 'server', 'selected', 'rejected', 'lookup', 'ports', 'relabeled', 'access', 'scrape', 'duplicates', 'annotations',
] as const;

/** A problem, and what has it. */
export interface CauseFinding {
  /** Key of the object, e.g. `PodMonitor/shop/cart`. */
  readonly key: string;
  /** Keys of the servers with which it is so; absent for all. */
  readonly servers?: readonly string[];
  /** Name of the job; absent for the whole object. */
  readonly job?: string;
  /** Keys of other objects that are not scraped for it, or that are nearly what is looked for. */
  readonly about?: readonly string[];
  /** Whether the cluster may have what is missing, or others may bring it, so that it is not certain. */
  readonly isOpen?: true;
  /** Port of the pods that it is about; absent for all ports. */
  readonly port?: number;
  /** Scheme of the scrapes that it is about; absent for all schemes. */
  readonly scheme?: string;
  /** Host of the targets that it is about; absent for all hosts. */
  readonly host?: string;
  /** How it is fixed, where nothing else can be meant. */
  readonly repair?: Repair;
  readonly problem: Problem;
}

/** The same with the stage in which it happens. */
export interface StagedFinding extends CauseFinding {
  readonly stage: CauseStage;
}

/** Whether a finding is reported: not on external objects, except a problem of a server, which affects everything that is inspected. */
export function isReported({ key, stage }: StagedFinding, isExternal: (key: string) => boolean): boolean {
  return stage === 'server' || !isExternal(key);
}

/** What is looked for. */
export interface Circumstances {
  readonly stages: readonly CauseStage[];
  /** Key of the server. */
  readonly server?: string;
  /** Name of the job. */
  readonly job?: string;
}

/** Found by the objects that have it. */
export class Diagnosis {
  private readonly byKey: ReadonlyMap<string, readonly StagedFinding[]>;
  private readonly byOther: ReadonlyMap<string, readonly StagedFinding[]>;

  constructor(readonly all: readonly StagedFinding[]) {
    this.byKey = groupBy(all, ({ key }) => [key]);
    this.byOther = groupBy(all, ({ about = [] }) => about);
  }

  /** All on an object. */
  on(key: string): readonly StagedFinding[] {
    return this.byKey.get(key) ?? [];
  }

  /** Those on an object in some stages; with a server or a job only those that hold for it. */
  find(key: string, circumstances: Circumstances): StagedFinding[] {
    return this.on(key).filter((each) => holdsIn(each, circumstances));
  }

  /** Those on other objects that are about this one. */
  about(key: string): readonly StagedFinding[] {
    return this.byOther.get(key) ?? [];
  }
}

function holdsIn(finding: StagedFinding, { stages, server, job }: Circumstances): boolean {
  return stages.includes(finding.stage)
    && (server === undefined || finding.servers === undefined || finding.servers.includes(server))
    && (job === undefined || finding.job === undefined || finding.job === job);
}

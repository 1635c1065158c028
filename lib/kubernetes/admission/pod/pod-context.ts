/** What the rules of containers need to know of their pod. */
import { PodSpec, Volume } from '../types';

/** The pod around a container. */
export interface PodContext {
  readonly spec: PodSpec;
  /** Volumes without faults, by name. */
  readonly volumes: ReadonlyMap<string, Volume>;
  /** Names of resource claims. */
  readonly claims: ReadonlySet<string>;
  /** Whether it is a pod itself and not the template of one. */
  readonly isPod: boolean;
}

/** Seconds that a pod gets to end. @see SetDefaults_PodSpec and SetDefaults_Pod in pkg/apis/core/v1/defaults.go, v1.37.2 */
export function gracePeriodOf({ spec: { terminationGracePeriodSeconds: seconds = 30 }, isPod }: PodContext): number {
  return isPod && seconds < 0 ? 1 : seconds;
}

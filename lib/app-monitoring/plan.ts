/** Everything that one AppMonitoring will write. */
import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { AppMonitoringProps } from './app-monitoring-props';
import { Scrape } from './resolve';
import { Problem } from '../findings/problem';
import { Workload } from '../kubernetes/workload';
import { Manifest, StringMap } from '../manifests/manifest';
import { Profile } from '../profiles/profile';
import { Amendment } from '../tree/amendments';
import { AppView, Declared } from '../tree/from-app';

/** Input of the planning. */
export interface PlanContext {
  readonly view: AppView;
  /** The AppMonitoring. */
  readonly monitoring: IConstruct;
  readonly props: AppMonitoringProps;
  readonly profile?: Profile;
  readonly workload: Declared<Workload>;
  /** All workloads of the monitor; each is planned alone. */
  readonly workloads: readonly Declared<Workload>[];
  readonly scrapes: readonly Scrape[];
  /** Name and namespace of the monitor, which are decided when it is declared; absent in annotation mode. */
  readonly place?: Place;
}

/** Input of the planning for all workloads of a monitor. */
export type SeveralContext = Omit<PlanContext, 'workload'>;

/** Name and namespace of an object. */
export interface Place {
  readonly name: string;
  readonly namespace?: string;
}

/** Output of the planning. */
export interface Plan {
  readonly monitor?: MonitorPlan;
  /** Objects that are written in place of the monitor, in the order of its endpoints. */
  readonly scrapeConfigs?: readonly MonitorPlan[];
  readonly peerAuthentication?: PeerAuthenticationPlan;
  /** Additions to the workload, Service or Ingress. */
  readonly amendments: readonly ObjectAmendments[];
  /** A pod that represents the monitored ones, which are not in the app. */
  readonly podOutside?: Manifest;
  /** Objects beside the monitor, in the order in which they were added. */
  readonly companions?: readonly CompanionPlan[];
  /** Notes for the user. */
  readonly notes: readonly Problem[];
}

/** The plan where planning failed. */
export const NOTHING: Plan = { amendments: [], notes: [] };

/** Shared by all constructs without problems. */
export const NO_PROBLEMS: readonly Problem[] = [];

/** A ServiceMonitor, PodMonitor or Probe. */
export interface MonitorPlan {
  readonly name: string;
  readonly namespace?: string;
  readonly labels: StringMap;
  readonly spec: object;
}

/** An Istio PeerAuthentication that lets plain text through to some ports. */
export interface PeerAuthenticationPlan {
  readonly name: string;
  readonly namespace?: string;
  readonly selector: StringMap;
  readonly ports: readonly number[];
}

/** An object that lets the scrape through. */
export interface CompanionPlan {
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
  /** Its top-level fields other than metadata. */
  readonly fields: { readonly [field: string]: unknown };
}

/** Additions to one object. */
export interface ObjectAmendments {
  readonly object: ApiObject;
  readonly amendments: readonly Amendment[];
}

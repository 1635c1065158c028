/** What a mesh mode changes in the scrapes of an app. */
import { Problem } from '../../findings/problem';
import { refuse } from '../../findings/refusal';
import { StringMap } from '../../manifests/manifest';
import { MonitorType } from '../monitor-type';
import { Scrape } from '../resolve';

/** Input of a mesh mode. */
export interface MeshContext {
  readonly operatorMode: boolean;
  readonly monitorType: MonitorType;
  readonly scrapes: readonly RoutedScrape[];
  readonly podAnnotations: StringMap;
  /** Whether a ServiceMonitor may name files. */
  readonly allowsFiles: boolean;
  /** Whether the scrape follows annotations of pods that metrics merging replaces. */
  readonly isReplacedByMerging: () => boolean;
}

/** A scrape and its pod port; the number is not known where no container declares the port. */
export interface RoutedScrape {
  readonly scrape: Scrape;
  readonly number?: number;
}

/** Output of a mesh mode. */
export interface MeshPlan {
  /** The scrapes to make instead; `from` is the index of the scrape whose port is used. */
  readonly scrapes: readonly { readonly from: number; readonly scrape: Scrape }[];
  /** Annotations that the pod template needs. */
  readonly podAnnotations: StringMap;
  /** Ports that skip the sidecar: they are added to the list in the annotation. */
  readonly excludedPorts?: { readonly annotation: string; readonly ports: readonly number[] };
  /** Scrape class the monitor needs. */
  readonly scrapeClass?: string;
  /** Ports a PeerAuthentication lets through. */
  readonly permissivePorts?: readonly number[];
  /** Notes for the user. */
  readonly notes: readonly Problem[];
}

/** The number of the pod port, which Istio needs; it is not known for a name that no container declares. */
export function podPortOf({ scrape, number }: RoutedScrape): number {
  return number ?? refuse('AM404', `${scrape.where}port is a name that the Service uses and no container declares, so its number is not known`, 'declare the container port');
}

/** The scrapes without changes. */
export function unchanged(context: MeshContext): MeshPlan {
  return { scrapes: context.scrapes.map(({ scrape }, from) => ({ from, scrape })), podAnnotations: {}, notes: [] };
}

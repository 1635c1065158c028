/** What a mesh mode does to the scrapes of an app. */
import { Problem } from '../../findings/problem';
import { refuse } from '../../findings/refusal';
import { StringMap } from '../../manifests/manifest';
import { MonitorType } from '../monitor-type';
import { Scrape } from '../resolve';

/** What a mode decides upon. */
export interface MeshContext {
  readonly operatorMode: boolean;
  readonly monitorType: MonitorType;
  readonly scrapes: readonly RoutedScrape[];
  readonly podAnnotations: StringMap;
  /** Whether a ServiceMonitor may name files. */
  readonly allowsFiles: boolean;
}

/** A scrape and the pod port it ends at; a number no container declares is not known. */
export interface RoutedScrape {
  readonly scrape: Scrape;
  readonly number?: number;
}

/** What comes of it. */
export interface MeshPlan {
  /** The scrapes to make instead; `from` is the place of the one whose port is used. */
  readonly scrapes: readonly { readonly from: number; readonly scrape: Scrape }[];
  /** Annotations the pod template needs. */
  readonly podAnnotations: StringMap;
  /** Ports that skip the sidecar: they join the list in the annotation. */
  readonly excludedPorts?: { readonly annotation: string; readonly ports: readonly number[] };
  /** Scrape class the monitor needs. */
  readonly scrapeClass?: string;
  /** Ports a PeerAuthentication lets through. */
  readonly permissivePorts?: readonly number[];
  /** What the user should know. */
  readonly notes: readonly Problem[];
}

/** The number of the pod port, which Istio wants; a name that no container declares has none. */
export function podPortOf({ scrape, number }: RoutedScrape): number {
  return number ?? refuse('AM404', `${scrape.where}port is named by the Service but declared by no container, so its number is not known`, 'declare the container port');
}

/** The scrapes as they are. */
export function unchanged(context: MeshContext): MeshPlan {
  return { scrapes: context.scrapes.map(({ scrape }, from) => ({ from, scrape })), podAnnotations: {}, notes: [] };
}

/** The Istio modes as data. */
import { IstioExemption } from './istio-props';

/** One mode with its settings. */
export type IstioMode = MetricsMerging | Permissive | Strict | ExemptedPort | Ambient;

/** Scrape the sidecar's merged metrics. */
export interface MetricsMerging { readonly kind: 'metrics-merging'; readonly version?: string }

/** Scrape in plain text. */
export interface Permissive { readonly kind: 'permissive' }

/** Scrape with the mesh's certificates. */
export interface Strict { readonly kind: 'strict'; readonly certificates: string; readonly scrapeClass: string }

/** Scrape around the mesh. */
export interface ExemptedPort { readonly kind: 'exempted-port'; readonly exemption: IstioExemption }

/** Scrape through ztunnel. */
export interface Ambient { readonly kind: 'ambient' }

/** The names of this library that migrated code uses, and their values. */
import { App, Chart, Duration } from 'cdk8s';
import * as pods from '../../../imports/pod-monitor';
import * as scrapes from '../../../imports/scrape-config';
import * as services from '../../../imports/service-monitor';
import * as shared from '../../../imports/shared';
import { Relabeling } from '../../endpoint/relabeling';
import { Scheme } from '../../endpoint/scheme';
import { Manifest } from '../../manifests/manifest';
import { AdditionalScrapeConfigs } from '../../scrape-config/additional-scrape-configs';
import { AwsRole } from '../../scrape-config/discoveries/aws';
import { DigitalOceanRole } from '../../scrape-config/discoveries/digital-ocean';
import { OciAuth } from '../../scrape-config/discoveries/oci';
import { TritonRole } from '../../scrape-config/discoveries/triton';
import { Discovery } from '../../scrape-config/discovery';
import { OAuth2Grant, OAuth2SignatureAlgorithm } from '../../scrape-config/http-client-props';
import { ScrapeConfig } from '../../scrape-config/scrape-config';
import { imported, Reference } from '../code/expression';

/** The name of the package. */
export const LIBRARY = 'cdk8s-app-monitoring';

const IMPORTS: { readonly [name: string]: unknown } = { ...shared, ...scrapes, ...services, ...pods };

const OWN: { readonly [name: string]: unknown } = {
  AdditionalScrapeConfigs,
  AwsRole,
  DigitalOceanRole,
  Discovery,
  OAuth2Grant,
  OAuth2SignatureAlgorithm,
  OciAuth,
  Relabeling,
  Scheme,
  ScrapeConfig,
  TritonRole,
  imports: IMPORTS,
};

const MODULES: { readonly [module: string]: { readonly [name: string]: unknown } } = { [LIBRARY]: OWN, cdk8s: { App, Chart, Duration } };

/** A name that the package exports. */
export function own(name: string): Reference {
  return imported(name, LIBRARY);
}

/** A name of the classes and enums of the custom resources, which are exported as `imports`. */
export function ofImports(name: string): Reference {
  return own('imports').member(name);
}

/** The value of an imported name. */
export function valueOfName({ name, from }: Reference): unknown {
  const value = MODULES[from ?? '']?.[name];
  if (value === undefined) throw new Error(`"${name}" of "${from}" is not a known name`);

  return value;
}

/** The manifest of a monitor, as its class writes it. */
export function monitorManifest(kind: 'ServiceMonitor' | 'PodMonitor', props: object): Manifest {
  return (kind === 'ServiceMonitor' ? services.ServiceMonitor : pods.PodMonitor).manifest(props as never) as Manifest;
}

/** The name of an enum of the library. */
export function nameOfEnum(choices: object): Reference {
  const find = (names: { readonly [name: string]: unknown }) => Object.keys(names).find((name) => names[name] === choices);
  const name = find(OWN);

  return name === undefined ? ofImports(find(IMPORTS)!) : own(name);
}

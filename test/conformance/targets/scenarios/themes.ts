/** All tables, by what they are about. */

import { ADDRESS_SCENARIOS } from './addresses';
import { ANNOTATION_SCENARIOS } from './annotations';
import { ROLE_SCENARIOS } from './discovery-roles';
import { INGRESS_SCENARIOS } from './ingresses';
import { ISTIO_SCENARIOS } from './istio';
import { LABEL_SCENARIOS } from './labels';
import { NAMESPACE_SCENARIOS } from './namespaces';
import { OWN_POD_SCENARIOS } from './own-pods';
import { PORT_SCENARIOS } from './ports';
import { RELABELING_SCENARIOS } from './relabelings';
import { RIGHTS_SCENARIOS } from './rights';
import { SCRAPE_CLASS_SCENARIOS } from './scrape-classes';
import { SELECTOR_SCENARIOS } from './selectors';
import { SERVICE_SCENARIOS } from './services';
import { SHARDING_SCENARIOS } from './sharding';
import { WORKLOAD_SCENARIOS } from './workloads';
import { HAND_WRITTEN_SCENARIOS, REFUSED_SCENARIOS } from './written-by-hand';
import { Scenario } from '../scenario';

/** Scenarios by theme; those of `REFUSED` are beside them. */
export const THEMES: { readonly [theme: string]: readonly Scenario[] } = {
  'addresses': ADDRESS_SCENARIOS,
  'annotations': ANNOTATION_SCENARIOS,
  'discovery roles': ROLE_SCENARIOS,
  'ingresses': INGRESS_SCENARIOS,
  'Istio': ISTIO_SCENARIOS,
  'labels': LABEL_SCENARIOS,
  'namespaces': NAMESPACE_SCENARIOS,
  'pods of the operator': OWN_POD_SCENARIOS,
  'ports': PORT_SCENARIOS,
  'relabelings': RELABELING_SCENARIOS,
  'rights': RIGHTS_SCENARIOS,
  'scrape classes': SCRAPE_CLASS_SCENARIOS,
  'selectors': SELECTOR_SCENARIOS,
  'Services': SERVICE_SCENARIOS,
  'sharding': SHARDING_SCENARIOS,
  'workloads': WORKLOAD_SCENARIOS,
  'what is written by hand': HAND_WRITTEN_SCENARIOS,
};

/** Scenarios whose only configuration Prometheus does not load. */
export const REFUSED = REFUSED_SCENARIOS;

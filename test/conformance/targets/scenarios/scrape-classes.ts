/** What the scrape classes of a server add. */

import { deployment, service } from '../../../support/app-on-8080';
import { node } from '../../../support/manifests/cluster';
import { Fields } from '../../../support/manifests/manifest';
import { podMonitor, probe, scrapeConfig, serviceMonitor } from '../../../support/manifests/monitors';
import { prometheus } from '../../../support/manifests/servers';
import { Scenario } from '../scenario';

const CLASSES: { readonly [name: string]: readonly Fields[] } = {
  'rules': [{ name: 'a', relabelings: [{ targetLabel: 'class', replacement: 'a' }] }],
  'rules that drop everything': [{ name: 'a', relabelings: [{ action: 'drop', sourceLabels: ['__address__'] }] }],
  'rules that the monitor\'s own follow': [{ name: 'a', relabelings: [{ targetLabel: 'class', replacement: 'a' }, { targetLabel: 'own', replacement: 'class' }] }],
  'TLS': [{ name: 'a', tlsConfig: { insecureSkipVerify: true } }],
  'metadata': [{ name: 'a', attachMetadata: { node: true } }],
  'two, of which one is the default': [{ name: 'a', relabelings: [{ targetLabel: 'class', replacement: 'a' }] }, { name: 'b', default: true, relabelings: [{ targetLabel: 'class', replacement: 'b' }] }],
};

const OWN = { relabelings: [{ sourceLabels: ['class'], targetLabel: 'seen' }, { targetLabel: 'own', replacement: 'monitor' }] };

/** Every monitor with the class, and one of each kind without. */
export const SCRAPE_CLASS_SCENARIOS: readonly Scenario[] = [
  ...Object.entries(CLASSES).flatMap(([name, scrapeClasses]): Scenario[] => ['a', undefined].map((scrapeClass) => ({
    name: `scrape classes with ${name}, ${scrapeClass ? 'named' : 'not named'}`,
    manifests: [
      deployment(), service(), node('n1'), prometheus({ scrapeClasses }), serviceMonitor(OWN, { scrapeClass }), podMonitor(OWN, { scrapeClass }),
      probe({ scrapeClass }), scrapeConfig({ ...OWN, scrapeClass }),
    ],
  }))),
  { name: 'a scrape class that is not there', manifests: [deployment(), service(), prometheus(), serviceMonitor({}, { scrapeClass: 'nope' }), podMonitor()] },
];

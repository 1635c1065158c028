/** Where the docs describe the codes of findings. */

/** Path of the page that describes a code, from the root of the repository. */
export function docsPageOf(code: string): string {
  const name = CAUSE_PAGES[code];

  return name === undefined ? 'docs/findings.md' : `docs/checks/${code}-${name}.md`;
}

/** Address of the page that describes a code. */
export function docsUrlOf(code: string): string {
  return `${HOME}/blob/main/${docsPageOf(code)}`;
}

/** The home of the project. */
export const HOME = 'https://github.com/cdk8s-app-monitoring/cdk8s-app-monitoring';

/** Names of the pages of causes, which are those of their files in lib/causes. */
const CAUSE_PAGES: { readonly [code: string]: string | undefined } = {
  AM901: 'not-selected-by-labels',
  AM902: 'unset-selector',
  AM903: 'not-selected-by-namespace',
  AM904: 'namespace-not-searched',
  AM905: 'ignored-namespace-selector',
  AM906: 'selector-matches-nothing',
  AM907: 'service-without-pods',
  AM908: 'port-name',
  AM909: 'number-as-port-name',
  AM910: 'undeclared-port',
  AM911: 'conflicting-ports',
  AM912: 'no-port',
  AM913: 'denied-access',
  AM914: 'denied-endpoint-slices',
  AM915: 'endpoints-limit',
  AM916: 'service-without-endpoints',
  AM917: 'timeout-above-interval',
  AM918: 'missing-secret',
  AM919: 'conflicting-auth',
  AM920: 'unverifiable-certificate',
  AM921: 'wrong-scheme',
  AM922: 'denied-files',
  AM923: 'unknown-scrape-class',
  AM924: 'invalid-relabeling',
  AM925: 'relabeling-drops-all',
  AM926: 'selector-too-broad',
  AM927: 'query-in-path',
  AM928: 'two-services',
  AM929: 'two-monitors',
  AM930: 'port-twice',
  AM931: 'sidecar-port',
  AM932: 'short-lived-pods',
  AM933: 'denied-by-policy',
  AM934: 'mtls-refuses-scrape',
  AM935: 'renamed-labels',
  AM936: 'content-type',
  AM937: 'prober-address',
  AM938: 'annotations-unread',
  AM939: 'annotation-port',
  AM940: 'annotations-on-workload',
  AM942: 'version-too-old',
  AM943: 'limits-too-low',
  AM944: 'empty-selector',
  AM945: 'missing-target-label',
  AM949: 'denied-metadata',
  AM950: 'denied-metrics',
  AM951: 'unbound-account',
  AM952: 'image-version',
  AM953: 'paused-server',
  AM954: 'no-replicas',
  AM955: 'not-managed',
  AM956: 'two-operators',
  AM957: 'unwatched-namespace',
  AM958: 'host-port-taken',
  AM959: 'wrong-service-address',
  AM960: 'unknown-probe-module',
  AM961: 'conflicting-peer-authentications',
  AM962: 'denied-by-authorization',
  AM963: 'unjudged-policy',
  AM964: 'dual-stack-service',
  AM966: 'samples-dropped',
  AM967: 'labels-gone',
  AM968: 'same-labels',
  AM969: 'invalid-target',
  AM970: 'unselected-rule',
  AM971: 'missing-sidecar',
  AM972: 'line-break-in-credentials',
  AM973: 'not-tcp',
  AM974: 'nothing-to-scrape',
  AM980: 'kind-not-read',
  AM981: 'group-not-read',
  AM982: 'field-not-read',
  AM983: 'field-read-differently',
  AM984: 'rejection-not-known',
  AM985: 'version-not-read',
  AM986: 'missing-server-secret',
};

/** Where the docs describe the codes of findings. */

/** Path of the page that describes a code, from the root of the repository. */
export function docsPageOf(code: string): string {
  const name = CAUSE_PAGES[code];

  return name === undefined ? 'docs/findings.md' : `docs/checks/${code}-${name}.md`;
}

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
  AM958: 'host-port-taken',
  AM959: 'wrong-service-address',
  AM961: 'conflicting-peer-authentications',
  AM962: 'denied-by-authorization',
  AM963: 'unjudged-policy',
  AM969: 'invalid-target',
};

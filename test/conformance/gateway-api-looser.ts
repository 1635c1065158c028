/** Where a release of the Gateway API refuses what another release, or the experimental channel, takes. */

/** Fields that only the API server refuses, and why. */
export interface Looser {
  /** Matches `<kind> <field>`, with the indexes of the field left out: `HTTPRoute spec.rules[].filters[]`. */
  readonly at: RegExp;
  readonly why: string;
}

export const LOOSER: readonly Looser[] = [
  { at: / status\b/, why: 'an object cannot be created with a status, so unknown fields of it are not looked for' },
  { at: / spec\.parentRefs$/, why: 'the experimental channel tells parents apart by their ports as well' },
  { at: /^(?:GRPCRoute|ReferenceGrant) spec$/, why: 'older releases take an object without a spec' },
  { at: /^HTTPRoute spec\.rules$/, why: 'older releases take an empty list of rules' },
  { at: /^BackendTLSPolicy spec\.(?:targetRefs|validation(?:\.wellKnownCACertificates)?)$/, why: 'the rules were written anew' },
  { at: /^Gateway spec\.addresses(?:\[\](?:\.value)?)?$/, why: 'the rules of addresses were written anew; that of IP addresses is a choice of schemas' },
  { at: /^Gateway spec\.infrastructure\.(?:annotations|labels)/, why: 'older releases have no limits, or others' },
  { at: /^(?:Gateway|ListenerSet) spec\.listeners\[\]\.protocol$/, why: 'the pattern of a protocol was corrected' },
  { at: /^HTTPRoute spec\.rules\[\](?:\.backendRefs\[\])?\.filters(?:\[\])?(?:\.cors\b.*)?$/, why: 'filters of type CORS were experimental' },
  { at: /\.filters\[\]\.requestMirror$/, why: 'shares of mirrored requests were experimental' },
  { at: /^HTTPRoute spec\.rules\[\]\.retry\b/, why: 'retries were experimental' },
];

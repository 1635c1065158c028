/** What a person has to decide about a value that the CRDs of another version refuse. */
import { FieldFault } from '../manifests/field-fault';

interface Advice {
  /** Fields that it is about. */
  readonly at: RegExp;
  readonly type?: FieldFault['type'];
  /** What the API server writes about the fault. */
  readonly text?: RegExp;
  readonly decide: string;
}

/** The first that matches counts. */
const ADVICE: readonly Advice[] = [
  { at: /./, text: /\$\{\w|\$\(\w|\{\{|<path:/, decide: 'the value is a placeholder: build the file and rewrite the result, or make sure that a valid value is filled in' },
  { at: /^spec$/, text: /at most one of basicAuth/, decide: 'keep one of basicAuth, authorization and oauth2; with several of them Prometheus refuses its whole configuration' },
  { at: /^spec\.staticConfigs\[\d+\]\.targets$/, decide: 'list the targets, or remove the entry, which has no targets' },
  { at: /\.targets\[\d+\]$/, decide: 'write the address, or remove the entry, which is not a target' },
  { at: /\.(relabelings|metricRelabelings)\[\d+\]\.sourceLabels\[\d+\]$/, decide: 'use a label name of letters, digits and "_", or stay with operator v0.86 or later' },
  { at: /\.proxyConnectHeader\./, type: 'typeInvalid', decide: 'choose one key reference for the header; operators before v0.74 send one value' },
  { at: /(^|\.)proxyUrl$/, decide: 'use a proxy with an http or https URL, or stay with operator v0.82 or later for socks5' },
  { at: /^spec\.metricsPath$/, decide: 'write the path; an empty one requests the root, which is "/"' },
  { at: /\.filters\[\d+\]/, type: 'duplicate', decide: 'put the values of both filters into one, if a machine may have any of them' },
  { at: /\.filters(\[\d+\])?(\.values)?$/, decide: 'list the values of the filter, or remove the filter' },
  { at: /(Limit|keepDroppedTargets|modulus|[lL]imit)$/, text: /greater than or equal to 0/, decide: 'write 0 or remove the field for no limit, or write the limit that was meant' },
  { at: /\.port$/, decide: 'write a port from 0 to 65535' },
  { at: /(url|Url|URL|server|host|identityEndpoint)$/, decide: 'write the whole URL with its scheme, such as https://host' },
  { at: /(role|scheme|availability|service|type|authenticationMethod|fallbackScrapeProtocol|scrapeProtocols\[\d+\])$/, type: 'notSupported', decide: 'use one of the values that the message lists' },
  { at: /./, text: /at least 1 chars? long|should be at least 1/, decide: 'remove the field or the entry to get the default of Prometheus, or write the value that was meant' },
  { at: /./, type: 'required', decide: 'set the field' },
];

/** What to decide about a fault. */
export function adviceOn({ field, type, text, fix }: FieldFault): string {
  const found = ADVICE.find((each) => each.at.test(field) && (each.type ?? type) === type && (each.text?.test(text) ?? true));

  return found?.decide ?? fix ?? 'correct the value, or remove the field';
}

/** Proxies between Prometheus and its targets. */
import { Field, LATER_PROXY, PROXY, PROXY_CONNECT_HEADER } from '../../fields';
import { operatorSince } from '../../operator-since';
import { Entries, entry, fieldEntries, Writer } from '../entries';
import { Part } from '../part';
import { Scope, SecretReference, trySecret } from './secrets';
import { compareByBytes } from '../../../go/compare-by-bytes';
import { Yaml } from '../../../operator-port/yaml';

/**
 * The four proxy fields, which `owner` has beside others.
 * @see addProxyConfigtoYaml in pkg/prometheus/promcfg.go, v0.94.1
 */
export function proxyConfig(owner: Part, scope: Scope, writer: Writer, table: readonly Field[] = PROXY): Entries {
  return [...fieldEntries(table, owner, writer), ...connectHeader(owner, scope, writer)];
}

/** Those of a ScrapeConfig and its discoveries: operators 0.71 to 0.76 also leave out the URL for a Prometheus that lacks the others. */
export function scrapeConfigProxy(owner: Part, scope: Scope, writer: Writer): Entries {
  const isLater = operatorSince(writer.server, 71) && !operatorSince(writer.server, 77);

  return proxyConfig(owner, scope, writer, isLater ? LATER_PROXY : PROXY);
}

type Headers = { readonly [name: string]: SecretReference | readonly SecretReference[] };

function connectHeader(owner: Part, scope: Scope, writer: Writer): Entries {
  const headers: Headers | null | undefined = owner.fields.proxyConnectHeader;
  if (!headers) return [];
  const names = Object.keys(headers).sort(compareByBytes);
  const valueOf = (reference: SecretReference): string => trySecret(reference, scope) ?? '';
  // Up to operator 0.73 a header has one reference, and is written as a text.
  const valuesOf = (name: string): Yaml => {
    const references = headers[name];

    return isList(references) ? references.map(valueOf) : valueOf(references);
  };

  return entry(PROXY_CONNECT_HEADER, owner, new Map(names.map((name) => [name, valuesOf(name)])), writer);
}

function isList(value: SecretReference | readonly SecretReference[]): value is readonly SecretReference[] {
  return Array.isArray(value);
}

/** Scrape classes of a server, and what they add to objects. */
import { Part, partAt, partsAt, withFields } from './part';
import { Server } from '../../operator-port/server';
import { operatorSince } from '../operator-since';

/** The scrape classes of a server by name. */
export class ScrapeClasses {
  private readonly byName: ReadonlyMap<string, Part>;
  private readonly byDefault: Part;

  constructor(server: Part) {
    const classes = partsAt(server, 'scrapeClasses');
    this.byName = new Map(classes.map((scrapeClass) => [scrapeClass.fields.name, scrapeClass]));
    this.byDefault = classes.find(({ fields }) => fields.default) ?? withFields(server, {});
  }

  /**
   * The class of that name, or the default class; a part without fields if the server has neither.
   * @see getScrapeClassOrDefault in pkg/prometheus/promcfg.go, v0.94.1
   */
  of(name: string | null | undefined): Part {
    return this.byName.get(name ?? '') ?? this.byDefault;
  }
}

/**
 * The object's own TLS settings, with files of its class for those it does not set, or the settings of the class.
 * @see mergeTLSConfigWithScrapeClass in pkg/prometheus/promcfg.go, v0.94.1
 */
export function tlsConfigWithClass(own: Part | undefined, scrapeClass: Part): Part | undefined {
  const ofClass = partAt(scrapeClass, 'tlsConfig');
  if (!own || !ofClass) return own ?? ofClass;

  return withFields(own, {
    ...own.fields,
    caFile: own.fields.caFile || (isReference(own.fields.ca) ? undefined : ofClass.fields.caFile),
    certFile: own.fields.certFile || (isReference(own.fields.cert) ? undefined : ofClass.fields.certFile),
    keyFile: own.fields.keyFile || (own.fields.keySecret ? undefined : ofClass.fields.keyFile),
  });
}

/**
 * The same for kinds that cannot refer to files: empty settings count as not set. Up to operator 0.73 they count as set, and without
 * settings of its own an object does not have those of its class.
 * @see mergeSafeTLSConfigWithScrapeClass in pkg/prometheus/promcfg.go, v0.94.1
 */
export function safeTlsConfigWithClass(own: Part | undefined, scrapeClass: Part, server: Pick<Server, 'operatorVersion'>): Part | undefined {
  if (!operatorSince(server, 74)) return own && tlsConfigWithClass(own, scrapeClass);
  const entries = Object.entries(own?.fields ?? {});
  const saysNothing = entries.every(([field, value]) => isNothing(value) || REFERENCES.has(field) && !isReference(value));

  return tlsConfigWithClass(saysNothing ? undefined : own, scrapeClass);
}

/**
 * The authorization of the object, with the credentials of its scrape class if it has no credentials, or the authorization of the class.
 * @see mergeSafeAuthorizationWithScrapeClass in pkg/prometheus/promcfg.go, v0.94.1
 */
export function authorizationWithClass(own: Part | undefined, scrapeClass: Part): Part | undefined {
  const ofClass = partAt(scrapeClass, 'authorization');
  const saysNothing = own && Object.values(own.fields).every((value) => isNothing(value) || value === '');
  if (!own || saysNothing || !ofClass) return saysNothing ? ofClass : own ?? ofClass;
  if (own.fields.credentials) return own;
  const { credentials, credentialsFile } = ofClass.fields;

  return withFields(own, { ...own.fields, credentials, credentialsFile: credentials ? undefined : credentialsFile });
}

/** The part that has a field: the object, or its class if the object does not set the field. */
export function ownOrOfClass(own: Part, scrapeClass: Part, field: string): Part {
  return isNothing(own.fields[field]) ? scrapeClass : own;
}

function isReference(value: { readonly [field: string]: unknown } | null | undefined): boolean {
  return Boolean(value?.secret ?? value?.configMap);
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null;
}

const REFERENCES: ReadonlySet<string> = new Set(['ca', 'cert']);

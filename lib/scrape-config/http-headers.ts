/** Request headers: checks, and their form in native configuration. */
import { notInCrd, Fields, since } from './field';
import { HttpHeaderValues, HttpHeadersProps } from './http-client-props';
import { References } from './references';
import { path } from './values';
import { checkSecretKey } from '../endpoint/check-secret-key';
import { Problem } from '../findings/problem';
import { RESERVED_HEADERS } from '../prometheus/configuration/rules/client-rules';
import { definedOnly } from '../units/defined-only';

/** The field for headers, which is not in the ScrapeConfig CRD. */
export const HTTP_HEADERS: Fields<HttpHeadersProps> = {
  httpHeaders: notInCrd(since('2.55.0', {
    shape: 'object',
    check: (headers, where) => Object.entries(headers).flatMap(([name, header]) => checkHeader(name, header, `${where}.${name}`)),
    toYaml: (headers, references) => Object.fromEntries(Object.entries(headers).map(([name, header]) =>
      [name, writeHeader(header, references)])),
  })),
};

function checkHeader(name: string, { values = [], secrets = [], files = [] }: HttpHeaderValues, where: string): Problem[] {
  if (RESERVED_HEADERS.has(name.toLowerCase())) {
    return [{ code: 'AM706', message: `${where} is a header that Prometheus sets itself`, fix: 'leave it out; credentials belong in basicAuth, authorization or oauth2' }];
  }

  return [
    ...(/^[-!#$%&'*+.^_`|~0-9A-Za-z]+$/.test(name) ? [] : [{ code: 'AM705', message: `${where} is not a valid header name`, fix: 'use letters, digits and "-"' }]),
    ...(values.length + secrets.length + files.length === 0 ? [{ code: 'AM705', message: `${where} has no value`, fix: 'set values, secrets or files' }] : []),
    ...secrets.flatMap((secret, i) => checkSecretKey(secret, `${where}.secrets[${i}]`)),
    ...files.flatMap((file, i) => path().check(file, `${where}.files[${i}]`)),
  ];
}

function writeHeader({ values, secrets = [], files = [] }: HttpHeaderValues, references: References): object {
  const all = [...secrets.map((secret) => references.secretFile(secret)), ...files];

  return definedOnly({ values, files: all.length > 0 ? all : undefined });
}

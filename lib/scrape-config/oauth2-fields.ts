/** Fields of OAuth 2.0: those in the CRD, and those for signed tokens, which only native configuration has. */
import { PROXY, TLS } from './connection-fields';
import { notInCrd, Fields, since } from './field';
import { OAuth2Grant, OAuth2Props, OAuth2SignatureAlgorithm } from './http-client-props';
import { anyText, choice, secretFile, text, textMap, texts } from './values';
import { SecretOrConfigMap } from '../../imports/shared';
import { checkOAuth2Client, checkRequiredKey } from '../endpoint/check-credentials';
import { checkSecretKey } from '../endpoint/check-secret-key';
import { Problem, quoteList } from '../findings/problem';

/** Every field; references and combinations are checked in {@link checkOAuth2}. */
export const OAUTH2: Fields<OAuth2Props> = {
  clientId: { shape: 'object', check: () => [], toYaml: (value: SecretOrConfigMap, references) => references.variable(value) },
  clientSecret: secretFile('client_secret_file'),
  tokenUrl: anyText(),
  scopes: texts(0, anyText()),
  endpointParams: textMap(),
  tlsConfig: since('2.43.0', TLS),
  ...PROXY,
  grantType: notInCrd(choice(OAuth2Grant)),
  clientCertificateKey: notInCrd(secretFile('client_certificate_key_file')),
  clientCertificateKeyId: notInCrd(text()),
  signatureAlgorithm: notInCrd(choice(OAuth2SignatureAlgorithm)),
  iss: notInCrd(text()),
  audience: notInCrd(text()),
  claims: notInCrd(textMap()),
};

const SIGNED = ['clientCertificateKey', 'clientCertificateKeyId', 'signatureAlgorithm', 'iss', 'audience', 'claims'] as const;

/** Checks that the client has exactly one method to authenticate. */
export function checkOAuth2(oauth2: OAuth2Props, where: string): Problem[] {
  const signed = SIGNED.filter((prop) => oauth2[prop] !== undefined);
  const proof = oauth2.grantType === OAuth2Grant.JWT_BEARER
    ? [...checkRequiredKey(oauth2.clientCertificateKey, `${where}.clientCertificateKey`), ...checkSecretKey(oauth2.clientSecret, `${where}.clientSecret`)]
    : checkRequiredKey(oauth2.clientSecret, `${where}.clientSecret`);
  const idle = oauth2.grantType === OAuth2Grant.JWT_BEARER || signed.length === 0 ? [] : [{
    code: 'AM706', message: `${where} has ${quoteList(signed)}, which only signed tokens use`, fix: 'set grantType: OAuth2Grant.JWT_BEARER',
  }];

  return [...checkOAuth2Client(oauth2, where), ...proof, ...idle];
}

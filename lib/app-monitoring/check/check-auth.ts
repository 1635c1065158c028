/** Checks that the references to credentials of one endpoint are complete. */
import { checkAuthorization, checkBasicAuth, checkOAuth2 } from '../../endpoint/check-credentials';
import { checkSecretKey } from '../../endpoint/check-secret-key';
import { Problem, quote } from '../../findings/problem';
import { isObject } from '../../units/is-object';
import { Auth } from '../auth';
import { checkOAuth2Types } from './check-types';

/** Checks the method of authentication and every Secret that it names. */
export function checkAuth(auth: Auth | undefined, where: string): Problem[] {
  if (auth === undefined) return [];
  if (typeof auth._toFields !== 'function') {
    return [{
      code: 'AM111',
      message: `${where} is a plain object, which could set two methods at once`,
      fix: 'use exactly one of Auth.basic, Auth.bearer, Auth.authorization, Auth.oauth2',
    }];
  }
  const fields = auth._toFields();
  const unset = Object.entries(fields).filter(([field, value]) => value === undefined || value === null || (field !== 'bearerTokenFile' && !isObject(value)));
  if (unset.length > 0) return unset.map(([field]) => ({ code: 'AM111', message: `${where} is made without ${field}, so no credentials would be sent`, fix: 'give the credentials to the factory of Auth' }));
  const { basicAuth, authorization, oauth2, bearerTokenSecret, bearerTokenFile } = fields;
  const wrongTypes = oauth2 ? checkOAuth2Types(oauth2, `${where}.oauth2`) : [];
  if (wrongTypes.length > 0) return wrongTypes;

  return [
    ...(basicAuth ? checkBasicAuth(basicAuth, `${where}.basic`) : []),
    ...(authorization ? checkAuthorization(authorization, `${where}.authorization`, 'Auth.basic') : []),
    ...(oauth2 ? checkOAuth2(oauth2, `${where}.oauth2`) : []),
    ...checkSecretKey(bearerTokenSecret, `${where}.bearerTokenSecret`),
    ...(bearerTokenFile !== undefined && (typeof bearerTokenFile !== 'string' || !bearerTokenFile.startsWith('/'))
      ? [{ code: 'AM111', message: `${where}.bearerTokenFile ${quote(bearerTokenFile)} is not an absolute path`, fix: 'begin it with "/"' }]
      : []),
  ];
}

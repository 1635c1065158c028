/** Ways to authenticate; a client may have one. */
import { RefusedConfiguration, YamlMapping } from './refused';

const LOGINS = ['basic_auth', 'oauth2', 'authorization', 'bearer_token', 'bearer_token_file'];

/**
 * Refuses two ways to authenticate.
 * @throws RefusedConfiguration if there are two
 * @see HTTPClientConfig.Validate in config/http_config.go, prometheus/common v0.70.1
 */
export function refuseTwoLogins(client: YamlMapping, place: string): void {
  const given = LOGINS.filter((login) => client[login] !== undefined && client[login] !== null && client[login] !== '');
  if (given.length > 1) throw new RefusedConfiguration(`${place} has ${given.join(' and ')}, but may have only one of them`);
}

/** How requests are signed for AWS. */
import { SIGV4 } from '../../server-fields';
import { block, Entries, fieldEntries, Writer } from '../entries';
import { Part } from '../part';
import { Scope, trySecret } from './secrets';
import { YamlMap } from '../../../operator-port/yaml';

/**
 * The section `sigv4`; the keys are left out unless both are loaded.
 * @see addSigv4ToYaml in pkg/prometheus/promcfg.go, v0.94.1
 */
export function sigv4(part: Part, scope: Scope, writer: Writer): YamlMap {
  const { region, accessKey, secretKey } = part.fields;
  const [access, secret] = accessKey && secretKey ? [trySecret(accessKey, scope), trySecret(secretKey, scope)] : [];
  const keys: Entries = access && secret ? [['access_key', access], ['secret_key', secret]] : [];

  return block(region ? [['region', region]] : [], keys, fieldEntries(SIGV4, part, writer));
}

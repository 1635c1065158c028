/** The service discoveries of a ScrapeConfig and what the operator looks at in each, in its order. */
import { authorization, basicAuth, DiscoveryStep, EntryCheck, fromOperator, gate, inTurn, oauth2, placed, proxy, secret, serverUrl, tls, url } from './check-discovery';
import { whyNotOwnNamespace, whyNotSelectorRoles, whyNotSelectorTexts } from './check-kubernetes-discovery';
import { whyNotPort, whyNotPuppetUrl } from './check-other-discoveries';
import { whyNotStaticLabels } from './check-static-labels';
import { reject } from './reason';
import { compareSemver, parseSemver } from '../../units/semver';
import { operatorSince } from '../operator-since';

/** How one list of a ScrapeConfig is checked. */
export interface SdConfigChecks {
  /** Field of the spec that holds the list. */
  readonly field: string;
  /**
   * What the operator calls it.
   * @default - as the field
   */
  readonly called?: string;
  /**
   * First version of Prometheus that has the discovery. Below it, ScrapeConfigs without it are rejected as well, by operators from a minor
   * version on.
   * @default - any
   */
  readonly since?: { readonly version: string; readonly says: string; readonly fromOperator: number };
  /** Run for every entry until one gives a reason. */
  readonly checks: readonly EntryCheck[];
}

/** For Azure without its own secret, the operator looks at nothing else. Operator 0.70 asks for one always. */
const azureOAuth: DiscoveryStep = (config, place) => (
  operatorSince(place.server, 71) && AZURE_WITHOUT_SECRET.includes(config.authenticationMethod) ? undefined : inTurn(
    required('tenantID'), required('clientID'), required('clientSecret'), secret('clientSecret'), basicAuth, oauth2, proxy, tls, authorization,
  )(config, place));

const AZURE_WITHOUT_SECRET: readonly unknown[] = ['ManagedIdentity', 'SDK', 'WorkloadIdentity'];

function required(field: string): DiscoveryStep {
  return (config) => (config[field] ? undefined : reject({ cause: 'missing-field' }, field, `configuration requires a ${field}`));
}

/**
 * In the operator's order; file and GCE discoveries are not looked at.
 * @see checkScrapeConfig in pkg/prometheus/resource_selector.go, v0.94.1
 */
export const DISCOVERIES: readonly SdConfigChecks[] = [
  { field: 'staticConfigs', checks: [placed(fromOperator(78, ({ labels }, { server }) => whyNotStaticLabels(server, labels)))] },
  {
    field: 'httpSDConfigs',
    since: { version: '2.28.0', says: 'HTTP SD configuration is only supported for Prometheus version >= 2.28.0', fromOperator: 77 },
    checks: [placed(fromOperator(77, url('url')), basicAuth, authorization, oauth2, tls, proxy)],
  },
  {
    field: 'kubernetesSDConfigs',
    checks: [
      placed(
        basicAuth, authorization, oauth2, tls, proxy,
        fromOperator(90, gate('role', '2.21.0', 'EndpointSlice role is only supported for Prometheus version >= 2.21.0', { value: 'EndpointSlice' })),
        whyNotOwnNamespace,
      ),
      (config, place, index) => (operatorSince(place.server, 73) ? whyNotSelectorRoles(config, place, index) : undefined),
      placed(whyNotSelectorTexts),
    ],
  },
  {
    field: 'consulSDConfigs',
    checks: [
      fromOperator(79, gate('pathPrefix', '2.45.0', 'field `config.PathPrefix` is only supported for Prometheus version >= 2.45.0')),
      fromOperator(79, gate('namespace', '2.28.0', 'field `config.Namespace` is only supported for Prometheus version >= 2.28.0')),
      // The operator asks for the major number only.
      gate('filter', '3.0.0', 'field `config.Filter` is only supported for Prometheus version >= 3.0.0', { withPreReleases: true }),
      gate('healthFilter', '3.11.2', 'field `config.HealthFilter` is only supported for Prometheus version >= 3.11.2'),
      placed(basicAuth, authorization, fromOperator(93, oauth2), tls, secret('tokenRef'), proxy),
    ],
  },
  { field: 'dnsSDConfigs', checks: [placed(whyNotPort)] },
  { field: 'ec2SDConfigs', checks: [placed(secret('accessKey'), secret('secretKey'), tls, proxy)] },
  {
    field: 'azureSDConfigs',
    checks: [placed(
      gate('authenticationMethod', '2.52.0', 'SDK authentication is only supported from Prometheus version 2.52.0', { value: 'SDK' }),
      gate('authenticationMethod', '3.11.0', 'WorkloadIdentity authentication is only supported from Prometheus version 3.11.0', { value: 'WorkloadIdentity' }),
      fromOperator(80, gate('resourceGroup', '2.35.0', 'ResourceGroup is only supported from Prometheus version >= 2.35.0')),
      azureOAuth,
    )],
  },
  {
    field: 'openstackSDConfigs',
    checks: [placed(
      gate('role', '3.2.0', 'The LoadBalancer role is only supported from Prometheus version 3.2.0', { value: 'LoadBalancer' }),
      secret('password'), secret('applicationCredentialSecret'), fromOperator(93, tls),
    )],
  },
  {
    field: 'digitalOceanSDConfigs',
    since: { version: '2.20.0', says: 'service discovery for Digital Ocean is only supported for Prometheus version >= 2.20.0', fromOperator: 79 },
    checks: [placed(authorization, oauth2, tls, proxy)],
  },
  {
    field: 'kumaSDConfigs',
    checks: [
      fromOperator(87, gate('clientID', '2.50.0', 'field `clientID` in kuma SD configuration is only supported for Prometheus version >= 2.50.0')),
      placed(serverUrl, authorization, oauth2, tls, basicAuth, proxy),
    ],
  },
  { field: 'eurekaSDConfigs', checks: [placed(authorization, oauth2, tls, basicAuth, proxy)] },
  {
    field: 'dockerSDConfigs',
    checks: [placed(
      fromOperator(90, gate('matchFirstNetwork', '2.54.1', 'field `matchFirstNetwork` is only supported for Prometheus version >= 2.54.1')),
      basicAuth, authorization, oauth2, tls, url('host'), proxy,
    )],
  },
  {
    field: 'linodeSDConfigs',
    since: { version: '2.28.0', says: 'linode SD configuration is only supported for Prometheus version >= 2.28.0', fromOperator: 75 },
    checks: [placed(authorization, oauth2, tls, proxy)],
  },
  {
    field: 'hetznerSDConfigs',
    checks: [placed(
      fromOperator(90, gate('labelSelector', '3.5.0', 'field `labelSelector` is only supported for Prometheus version >= 3.5.0')),
      basicAuth, authorization, oauth2, tls, proxy,
    )],
  },
  // Up to operator 0.76 it begins with a capital letter.
  ...['NomadSDConfigs', 'nomadSDConfigs'].map((field) => (
    { field, checks: [placed(fromOperator(90, serverUrl), authorization, oauth2, tls, basicAuth, proxy)] })),
  {
    field: 'dockerSwarmSDConfigs',
    called: 'dockerswarmSDConfigs',
    since: { version: '2.20.0', says: 'dockerswarm SD configuration is only supported for Prometheus version >= 2.20.0', fromOperator: 75 },
    checks: [placed(url('host'), authorization, oauth2, tls, basicAuth, proxy)],
  },
  {
    field: 'puppetDBSDConfigs',
    since: { version: '2.31.0', says: 'puppetDB SD configuration is only supported for Prometheus version >= 2.31.0', fromOperator: 75 },
    checks: [placed(url('url'), whyNotPuppetUrl, authorization, oauth2, tls, basicAuth, proxy)],
  },
  {
    field: 'lightSailSDConfigs',
    since: { version: '2.27.0', says: 'lightSail SD configuration is only supported for Prometheus version >= 2.27.0', fromOperator: 75 },
    checks: [placed(secret('accessKey'), secret('secretKey'), authorization, oauth2, tls, basicAuth, proxy)],
  },
  {
    field: 'ovhcloudSDConfigs',
    called: 'OVHCloudSDConfigs',
    since: { version: '2.40.0', says: 'OVHCloud SD configuration is only supported for Prometheus version >= 2.40.0', fromOperator: 75 },
    checks: [placed(secret('applicationSecret'), secret('consumerKey'))],
  },
  {
    field: 'scalewaySDConfigs',
    called: 'ScalewaySDConfigs',
    since: { version: '2.26.0', says: 'ScaleWay SD configuration is only supported for Prometheus version >= 2.26.0', fromOperator: 76 },
    checks: [placed(secret('secretKey'), fromOperator(80, inTurn(proxy, tls)))],
  },
  {
    field: 'ionosSDConfigs',
    called: 'IonosSDConfigs',
    since: { version: '2.36.0', says: 'IONOS SD configuration is only supported for Prometheus version >= 2.36.0', fromOperator: 77 },
    checks: [placed(authorization, proxy, tls, oauth2)],
  },
];

/** Below this version the operator rejects every ScrapeConfig, for a discovery that it may not even have. */
export const ALL_DISCOVERIES_SINCE: string = DISCOVERIES.flatMap(({ since }) => since?.version ?? [])
  .reduce((a, b) => (compareSemver(parseSemver(a), parseSemver(b)) < 0 ? b : a));

/** Differences between the API server and `admitBuiltIn()` that are accepted. */
import { AcceptedDifference } from './api-server-verdict';

/** Each with its reason. */
export const ACCEPTED: readonly AcceptedDifference[] = [
  {
    kind: /^Pod$/,
    field: /^spec\.volumes\[\d+\]\.projected\.sources\[\d+\]\.serviceAccountToken$/,
    why: 'in a cluster the ServiceAccount plugin gives every pod an account; the plugin is off here',
  },
  {
    kind: /./,
    field: /\.projected\.sources\[\d+\]\.\w+\.user$/,
    why: 'the API server drops this field, except in a source with two kinds, which is refused for that',
  },
  {
    kind: /^Service$/,
    field: /^spec\.healthCheckNodePort$/,
    why: 'in a dry run the API server takes the port after the highest node port that is asked for, even above 65535',
  },
  {
    kind: /^StatefulSet$/,
    field: /^spec\.template\.spec\.volumes\[\d+\]\.(name|persistentVolumeClaim\.claimName)$/,
    why: 'the API server orders the volumes of several claims at random, so the index of a claim without a name is random, too',
  },
];

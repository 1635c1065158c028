/** Differences between the API server and `admitBuiltIn()` that are accepted. */
import { AcceptedDifference } from './api-server-verdict';

/** Each with its reason; the shorter the better. */
export const ACCEPTED: readonly AcceptedDifference[] = [
  {
    kind: /^Pod$/,
    field: /^spec\.volumes\[\d+\]\.projected\.sources\[\d+\]\.serviceAccountToken$/,
    why: 'a pod needs an account for it, and gets one from the admission plugin for accounts, which is off here',
  },
  {
    kind: /./,
    field: /\.projected\.sources\[\d+\]\.\w+\.user$/,
    why: 'the field is off and dropped, but upstream forgets that in a source that has two kinds, which is refused anyway',
  },
  {
    kind: /^StatefulSet$/,
    field: /^spec\.template\.spec\.volumes\[\d+\]\.(name|persistentVolumeClaim\.claimName)$/,
    why: 'upstream puts the volumes of several claims in an order of chance, so the index of one without a name is by chance, too',
  },
];

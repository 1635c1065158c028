/** Differences between the API server and `admitBuiltIn()` that are accepted. */
import { AcceptedDifference } from './api-server-verdict';

/** Each with its reason; the shorter the better. */
export const ACCEPTED: readonly AcceptedDifference[] = [
  {
    kind: /./,
    field: /^metadata\.managedFields\b/,
    why: 'the server keeps these books itself, and looks at those of an object only where they are of its own version',
  },
];

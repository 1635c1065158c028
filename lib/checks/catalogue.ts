/** All checks, sorted by code. */
import { Check } from './check';
import { serverLabels } from './server-labels';

export const CHECKS: readonly Check[] = [
  serverLabels, // AM901
];

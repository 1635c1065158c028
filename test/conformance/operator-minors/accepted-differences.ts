/** Differences between our model and an older operator that are accepted, because nothing that is scraped depends on them. */
import { canonical } from './canonical';
import { Difference, Stage } from './compare';
import { minorNumber, OperatorMinor } from './minors';

/** A kind of difference. */
interface AcceptedDifference {
  readonly why: string;
  readonly stage: Stage;
  /** Last minor that writes it in another way, e.g. 74 for 0.74. */
  readonly upTo: number;
  /** What both are made of, field by field: a difference is accepted if nothing else differs. `undefined` leaves a field out. */
  readonly blurred: (field: string, value: unknown) => unknown;
}

export const ACCEPTED_DIFFERENCES: readonly AcceptedDifference[] = [
  {
    why: 'an authorization without credentials, which is written with its type alone up to 0.78',
    stage: 'scrape configuration',
    upTo: 78,
    blurred: (field, value) => (field === 'authorization' && canonical(value) === '{"type":"Bearer"}' ? undefined : value),
  },
  {
    why: '`attach_metadata` with `node: null` instead of `node: false`',
    stage: 'scrape configuration',
    upTo: 76,
    blurred: (field, value) => (field === 'node' && value === null ? false : value),
  },
  {
    why: 'empty `filters` of Docker, and empty `label` and `field` of Kubernetes selectors, which later versions leave out',
    stage: 'scrape configuration',
    upTo: 75,
    blurred: (field, value) => (isEmptyFilter(field, value) ? undefined : value),
  },
  {
    why: 'filters of discoveries in the order of the object, which later versions sort',
    stage: 'scrape configuration',
    upTo: 75,
    blurred: (field, value) => (field === 'filters' && Array.isArray(value) ? value.map(canonical).sort() : value),
  },
];

/** Whether nothing differs but what is accepted for the minor. */
export function isAccepted(minor: OperatorMinor, { stage, ours, theirs }: Difference): boolean {
  const rows = ACCEPTED_DIFFERENCES.filter((row) => row.stage === stage && minorNumber(minor) <= row.upTo);
  const blurred = (whole: unknown): string => canonical(JSON.parse(canonical(whole), (field, value: unknown) => (
    rows.reduce((current, row) => row.blurred(field, current), value))));

  return rows.length > 0 && ours !== undefined && theirs !== undefined && blurred(ours) === blurred(theirs);
}

function isEmptyFilter(field: string, value: unknown): boolean {
  return (field === 'filters' && Array.isArray(value) && value.length === 0) || ((field === 'label' || field === 'field') && value === '');
}

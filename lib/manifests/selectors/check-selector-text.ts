/** Label and field selectors as text, the way kubectl takes them. Each function says why not, or nothing. */
import { whyNotLabelValue, whyNotQualifiedName } from '../../units/kubernetes-names';

/**
 * `app=cart,tier in (web,api),!canary`.
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
 */
export function whyNotLabelSelector(selector: string): string | undefined {
  if (selector.trim() === '') return undefined;

  return selector.split(/,(?![^(]*\))/).map(whyNotRequirement).find((why) => why !== undefined);
}

/**
 * `metadata.name=cart,status.phase!=Failed`.
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/field-selectors/
 */
export function whyNotFieldSelector(selector: string): string | undefined {
  const bad = selector.split(/(?<!\\),/).find((term) => term !== '' && !/=/.test(term));

  return bad === undefined ? undefined : `has "${bad}", which is no "field=value" or "field!=value"`;
}

const REQUIREMENT = /^\s*(?:(?<absent>!)\s*(?<missing>\S+)|(?<key>[^\s=!<>()]+)\s*(?:(?<equals>==|=|!=)\s*(?<value>[^\s=!<>()]*)|(?<compares>[<>])\s*(?<number>-?\d+)|\s(?:not)?in\s*\((?<values>[^()]*)\))?)\s*$/;

function whyNotRequirement(requirement: string): string | undefined {
  const { groups } = REQUIREMENT.exec(requirement) ?? {};
  if (!groups) return `has "${requirement.trim()}", which is no condition`;
  const key = groups.missing ?? groups.key;
  const values = groups.values?.split(',').map((value) => value.trim()) ?? [groups.value ?? ''];
  const badValue = values.map(whyNotLabelValue).find((why) => why !== undefined);
  const badKey = whyNotQualifiedName(key);

  return badKey ? `has key "${key}", which ${badKey}` : badValue && `has a value that ${badValue}`;
}

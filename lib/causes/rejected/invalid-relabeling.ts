/** AM924: a relabeling rule is one that the operator refuses. */
import { rejectedBecause, rejectedWhole } from './rejection-causes';
import { Problem, quote, quoteList } from '../../findings/problem';
import { partsOf, ruleListsOf } from '../../forecast/monitor-endpoints';
import { StoredObject } from '../../manifests/objects';
import { whyNotRelabelings } from '../../operator/rejection/check-relabelings';
import { Spec } from '../../operator/server';
import { isLeftOut, UNUSED_FIELDS } from '../../units/relabel-rules';
import { Cause } from '../cause';

export const invalidRelabeling: Cause = {
  code: 'AM924',
  explains: 'AM611',
  *run(forecast) {
    for (const { monitor, rejections } of rejectedBecause(forecast, 'AM924')) {
      const { version } = rejections[0].server;
      for (const { place, rules } of partsOf(monitor).flatMap(ruleListsOf)) {
        for (const [i, rule] of rules.entries()) {
          const reason = whyNotRelabelings(version, [rule]);
          if (reason !== undefined) yield { key: monitor.key, problem: invalid(monitor, `${place}[${i}]`, rule, reason.slice('[0]: '.length)) };
        }
      }
    }
  },
};

/** What is wrong, in place of the operator's words, and what mends it. */
interface Saying {
  readonly says: RegExp;
  readonly seen: (rule: Spec, reason: string) => string;
  readonly fix: (rule: Spec, reason: string) => string;
}

const SAYINGS: readonly Saying[] = [
  { says: /needs targetLabel value$/, seen: () => 'has no targetLabel', fix: () => 'set its targetLabel' },
  {
    says: /is invalid 'target_label'/,
    seen: ({ targetLabel }) => `has the targetLabel ${quote(targetLabel)}, which is no label name`,
    fix: () => 'use letters, digits and "_", not beginning with a digit',
  },
  { says: /non-zero modulus$/, seen: () => 'has no modulus', fix: () => 'set its modulus to the number of parts' },
  {
    says: /^invalid regex /,
    seen: ({ regex }) => `has the regex ${quote(regex)}, which is no RE2`,
    fix: () => 'mend its regex, which knows neither look-around nor back references',
  },
  {
    says: /requires only |can not be set /,
    seen: (rule) => `has ${quoteList(unusedOf(rule))}, which its action does not use`,
    fix: (rule) => `leave out ${quoteList(unusedOf(rule))}`,
  },
  {
    says: /only supported from Prometheus version /,
    seen: (_, reason) => `has an action that Prometheus knows from version ${versionIn(reason)} on`,
    fix: (_, reason) => `run Prometheus ${versionIn(reason)} or later, or use another action`,
  },
];

function unusedOf(rule: Spec): string[] {
  return (UNUSED_FIELDS.get(actionOf(rule).toLowerCase()) ?? []).filter((field) => !isLeftOut(field, rule[field]));
}

function actionOf({ action }: Spec): string {
  return action || 'replace';
}

function versionIn(reason: string): string {
  return reason.slice(reason.lastIndexOf(' ') + 1);
}

function invalid(monitor: StoredObject, place: string, rule: Spec, reason: string): Problem {
  const saying = SAYINGS.find(({ says }) => says.test(reason));

  return {
    code: 'AM924',
    message: `${place} (${actionOf(rule)}) ${saying?.seen(rule, reason) ?? `is invalid: ${reason}`}, ${rejectedWhole(monitor)}`,
    fix: saying?.fix(rule, reason) ?? 'mend the rule',
  };
}

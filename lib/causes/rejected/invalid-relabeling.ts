/** AM924: a relabeling rule is one that the operator refuses. */
import { rejectedBecause, rejectedWhole } from './rejection-causes';
import { Problem, quote, quoteList } from '../../findings/problem';
import { partsOf, ruleListsOf } from '../../forecast/monitor-endpoints';
import { StoredObject } from '../../manifests/objects';
import { RejectionFor } from '../../operator-port/rejection';
import { Spec } from '../../operator-port/server';
import { Cause } from '../cause';

export const invalidRelabeling: Cause = {
  code: 'AM924',
  explains: 'AM611',
  *run(forecast) {
    for (const { monitor, rejections } of rejectedBecause(forecast, 'AM924')) {
      const { server } = rejections[0];
      for (const { place, rules } of partsOf(monitor).flatMap(ruleListsOf)) {
        for (const [i, rule] of rules.entries()) {
          const reason = forecast.operator.whyNotRelabeling(server, rule);
          if (reason) yield { key: monitor.key, problem: invalid(monitor, `${place}[${i}]`, rule, reason) };
        }
      }
    }
  },
};

type Invalid = RejectionFor<'invalid-relabeling'>;

function invalid(monitor: StoredObject, place: string, rule: Spec, reason: Invalid): Problem {
  const [seen, fix] = inOurWords(rule, reason);

  return { code: 'AM924', message: `${place} (${rule.action || 'replace'}) ${seen}, ${rejectedWhole(monitor)}`, fix };
}

/** What is wrong, in place of the operator's words, and what mends it. */
function inOurWords(rule: Spec, { fault, text }: Invalid): readonly [seen: string, fix: string] {
  switch (fault.fault) {
    case 'missing-target-label': return ['has no targetLabel', 'set its targetLabel'];
    case 'invalid-target-label': return [
      `has the targetLabel ${quote(rule.targetLabel)}, which is no label name`,
      'use letters, digits and "_", not beginning with a digit',
    ];
    case 'missing-modulus': return ['has no modulus', 'set its modulus to the number of parts'];
    case 'invalid-regex': return [
      `has the regex ${quote(rule.regex)}, which is no RE2`,
      'mend its regex, which knows neither look-around nor back references',
    ];
    case 'unused-fields': return [
      `has ${quoteList(fault.fields)}, which its action does not use`,
      `leave out ${quoteList(fault.fields)}`,
    ];
    case 'action-too-new': return [
      `has an action that Prometheus knows from version ${fault.since} on`,
      `run Prometheus ${fault.since} or later, or use another action`,
    ];
    default: return [`is invalid: ${text}`, 'mend the rule'];
  }
}

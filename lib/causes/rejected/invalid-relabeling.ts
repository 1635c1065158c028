/** AM924: a relabeling rule is not valid, so the operator rejects the monitor. */
import { rejectedBecause, rejectedWhole, serversIn } from './rejection-causes';
import { Problem, quote, quoteList } from '../../findings/problem';
import { partsOf, ruleListsOf } from '../../forecast/monitor-endpoints';
import { StoredObject } from '../../manifests/objects';
import { RejectionFor } from '../../operator-port/rejection';
import { Spec } from '../../operator-port/server';
import { Cause } from '../cause';

export const invalidRelabeling: Cause = {
  code: 'AM924',
  stage: 'rejected',
  explains: 'AM611',
  *run(forecast) {
    for (const { monitor, rejections } of rejectedBecause(forecast, 'AM924')) {
      const { server } = rejections[0];
      for (const { place, rules } of partsOf(monitor).flatMap(ruleListsOf)) {
        for (const [i, rule] of rules.entries()) {
          const reason = forecast.operator.whyNotRelabeling(server, rule);
          if (reason) yield { key: monitor.key, servers: serversIn(rejections), problem: invalid(monitor, `${place}[${i}]`, rule, reason) };
        }
      }
    }
  },
};

type Invalid = RejectionFor<'invalid-relabeling'>;

function invalid(monitor: StoredObject, place: string, rule: Spec, reason: Invalid): Problem {
  const [seen, fix] = inOurWords(rule, reason);

  return { code: 'AM924', message: `${place} (${rule.action || 'replace'}) ${seen}, ${rejectedWhole(monitor)}`, fix, field: place };
}

/** Explains one of the operator's reasons and how to fix it. */
function inOurWords(rule: Spec, { fault, text }: Invalid): readonly [seen: string, fix: string] {
  switch (fault.fault) {
    case 'missing-target-label': return ['has no targetLabel', 'set targetLabel of the rule'];
    case 'invalid-target-label': return [
      `has targetLabel ${quote(rule.targetLabel)}, which is not a valid label name`,
      'use only letters, digits and "_" in targetLabel, and do not begin with a digit',
    ];
    case 'missing-modulus': return ['has no modulus', 'set modulus of the rule to the number of parts'];
    case 'invalid-regex': return [
      `has regex ${quote(rule.regex)}, which is not a valid RE2 expression`,
      'correct the regex: RE2 supports neither lookaround nor backreferences',
    ];
    case 'unused-fields': return [
      `sets ${quoteList(fault.fields)}, which its action does not allow`,
      `remove ${quoteList(fault.fields)} from the rule`,
    ];
    case 'action-too-new': return [
      `has an action that Prometheus supports only since version ${fault.since}`,
      `run Prometheus ${fault.since} or later, or use another action`,
    ];
    default: return [`is not valid: ${text}`, 'correct the rule'];
  }
}

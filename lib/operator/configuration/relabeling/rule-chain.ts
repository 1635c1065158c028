/** The relabeling rules of one job, and where each of them comes from. */
import { relabelRules, Rule } from './relabel-rules';
import { AddedBy, AddedRule, RuleOrigin } from '../../../manifests/rule-origin';
import { Server } from '../../../operator-port/server';
import { Part, pathOf } from '../part';

/** Rules in their order; origins are kept beside them, because the rules are written as they are. */
export class RuleChain {
  readonly rules: Rule[] = [];
  /** One for each rule. */
  readonly origins: RuleOrigin[] = [];

  /** @param server whose operator writes them */
  constructor(private readonly server: Pick<Server, 'operatorVersion'>) {}

  /** Appends rules that the operator adds. */
  add(by: AddedBy, rules: readonly Rule[]): this {
    const origin = addedBy(by);
    for (const rule of rules) this.push(rule, origin);

    return this;
  }

  /** Appends the rules in a field of a custom resource. */
  addGiven(part: Part, field: string): this {
    relabelRules(part.fields[field], this.server).forEach((rule, i) => this.push(rule, { object: part.object, fieldPath: `${pathOf(part, field)}[${i}]` }));

    return this;
  }

  private push(rule: Rule, origin: RuleOrigin): void {
    this.rules.push(rule);
    this.origins.push(origin);
  }
}

/** Shared by all rules that are added for the same reason. */
const ADDED = new Map<AddedBy, AddedRule>();

function addedBy(by: AddedBy): AddedRule {
  const origin = ADDED.get(by) ?? { by };
  ADDED.set(by, origin);

  return origin;
}

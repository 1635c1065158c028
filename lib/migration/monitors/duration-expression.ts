/** A duration of the operator as code. */
import { durationText } from '../../units/duration-text';
import { call, Expression, imported } from '../code/expression';

const UNITS: readonly (readonly [suffix: string, unit: string, millis: bigint])[] = [
  ['d', 'days', 86_400_000n], ['h', 'hours', 3_600_000n], ['m', 'minutes', 60_000n], ['s', 'seconds', 1000n], ['ms', 'millis', 1n],
];

/** `30s` as `Duration.seconds(30)`; undefined for a text that would be written in another way. */
export function durationExpression(text: unknown): Expression | undefined {
  const [, digits, suffix] = /^([1-9]\d*)(d|h|m|s|ms)$/.exec(String(text)) ?? [];
  const unit = UNITS.find(([each]) => each === suffix);
  if (!unit || durationText(BigInt(digits) * unit[2]) !== text) return undefined;

  return call(imported('Duration', 'cdk8s').member(unit[1]), Number(digits));
}

/** Refuses what only JavaScript can give where props or a construct are needed. */
import { Construct } from 'constructs';
import { MonitoringError } from './monitoring-error';
import { findingAt, quote } from './problem';

/**
 * @param where the class that is called, e.g. `Profile`
 * @param what the argument, e.g. `props`
 * @throws MonitoringError (`AM123`) unless the value is an object
 */
export function requireObject(where: string, what: string, value: unknown): void {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return;

  throw refusal(where, what, value, 'an object');
}

/** @throws MonitoringError (`AM123`) unless the value is text */
export function requireText(where: string, what: string, value: unknown): void {
  if (typeof value !== 'string') throw refusal(where, what, value, 'text');
}

/**
 * Gives the value, so that a constructor can ask before it calls `super`.
 * @throws MonitoringError (`AM123`) unless the value is a construct
 */
export function requireConstruct(where: string, what: string, value: unknown): Construct {
  if (Construct.isConstruct(value)) return value;

  throw refusal(where, what, value, 'a construct');
}

function refusal(where: string, what: string, value: unknown, needed: string): MonitoringError {
  const shown = value === null || value === undefined ? String(value) : Array.isArray(value) ? 'a list' : `of type ${typeof value}`;

  return new MonitoringError([findingAt(where, { code: 'AM123', message: `${quote(what)} is ${shown}, and ${needed} is needed`, fix: `give ${needed} as ${quote(what)}` })]);
}

/** AM923: a monitor refers to a scrape class that the server does not define. */
import { Cause } from '../cause';
import { tryFindMeant } from '../did-you-mean';
import { rejectedBecause, rejectedWhole } from './rejection-causes';
import { Problem, quote, quoteList } from '../../findings/problem';
import { StoredObject } from '../../manifests/objects';
import { Server, Spec } from '../../operator-port/server';

export const unknownScrapeClass: Cause = {
  code: 'AM923',
  stage: 'rejected',
  explains: 'AM611',
  *run(forecast) {
    for (const { monitor, rejections } of rejectedBecause(forecast, 'AM923')) {
      for (const { server, rejection } of rejections) {
        yield { key: monitor.key, servers: [server.key], problem: unknown(monitor, rejection.scrapeClass, server) };
      }
    }
  },
};

function unknown(monitor: StoredObject, given: string, { key, spec }: Server): Problem {
  const names = (spec.scrapeClasses ?? []).map(({ name }: Spec): string => name);
  const nearest = tryFindMeant(given, names);

  return {
    code: 'AM923',
    message: `scrapeClass is ${quote(given)}, but ${quote(key)} does not define that class (its classes: ${quoteList(names)}), ${rejectedWhole(monitor)}`,
    field: 'scrapeClass',
    fix: nearest === undefined ? 'remove scrapeClass, or add the class to spec.scrapeClasses of the server' : `set scrapeClass to ${quote(nearest)}`,
  };
}

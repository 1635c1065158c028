import * as library from 'cdk8s-app-monitoring';
import { Inspection, LoadError } from 'cdk8s-app-monitoring';
import { Severity } from '../../lib/findings/finding';
import { MonitoringError } from '../../lib/findings/monitoring-error';

describe('MonitoringError', () => {
  const finding = (code: string) => ({ code, severity: Severity.ERROR, path: 'shop', message: 'm', fix: 'f' });

  test('holds all findings, sorted, one a line', () => {
    const error = new MonitoringError([finding('AM102'), finding('AM101')]);

    expect(error).toBeInstanceOf(Error);
    expect(error.name).toBe('MonitoringError');
    expect(error.findings.map(({ code }) => code)).toEqual(['AM101', 'AM102']);
    expect(error.message).toBe('AM101 shop: m; f\nAM102 shop: m; f');
  });
});

describe('MonitoringError and LoadError, exported', () => {
  const loadError = () => {
    try {
      return Inspection.ofYaml('a: [');
    } catch (error) {
      return error as LoadError;
    }
  };

  test('are the ones that constructors and inspections throw', () => {
    expect(library.MonitoringError).toBe(MonitoringError);
    expect(loadError()).toBeInstanceOf(LoadError);
  });

  test('carry findings', () => {
    expect(loadError().findings).toEqual([expect.objectContaining({ code: 'AM801', severity: Severity.ERROR, path: expect.stringMatching(/:1:\d+$/) })]);
  });
});

/** Asks constructs how they are monitored. */
import { MonitoringError } from '../../findings/monitoring-error';
import { findingAt } from '../../findings/problem';
import { AppMonitoringProps } from '../app-monitoring-props';
import { checkTypes } from '../check/check-types';
import { IMonitorable } from '../monitorable';

/** Props that constructs gave. */
export type Answers = Map<unknown, AppMonitoringProps>;

/** Each construct is asked once, since it may create objects when it is asked; `answers` gets what is new. */
export function askOnce(answers: Answers, others: readonly Answers[]): (construct: IMonitorable) => AppMonitoringProps {
  return (construct) => {
    const own = others.map((each) => each.get(construct)).find((given) => given !== undefined) ?? ask(construct);
    answers.set(construct, own);

    return own;
  };
}

/** @throws MonitoringError (`AM123`) if it does not give props */
function ask(construct: IMonitorable): AppMonitoringProps {
  const own = construct.monitoringProps();
  const problems = checkTypes(own);
  if (problems.length > 0) throw new MonitoringError(problems.map((problem) => findingAt(construct.node.path, problem)));

  return own;
}

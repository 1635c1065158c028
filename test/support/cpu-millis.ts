/** Processor time, for limits that hold however busy the machine is. */

/** Milliseconds of processor time that this process has used so far. */
export function cpuMillis(): number {
  const { user, system } = process.cpuUsage();

  return (user + system) / 1e3;
}

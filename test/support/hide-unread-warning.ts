/** Set-up of unit tests and conformance: most apps in them have no reader, and the warning of it would bury what matters. A test that spies still gets it. */
const write = process.stderr.write.bind(process.stderr) as typeof process.stderr.write;

process.stderr.write = ((text: string | Uint8Array, ...rest: never[]) => (
  String(text).startsWith('warning AM508 ') ? true : write(text, ...rest))) as typeof process.stderr.write;

/** What a test writes to standard error: warnings of a synth. Nothing of it reaches the terminal. */
export function capturedStderr(): () => string {
  let text = '';
  beforeEach(() => {
    text = '';
    jest.spyOn(process.stderr, 'write').mockImplementation((written) => { text += String(written); return true; });
  });
  afterEach(() => jest.restoreAllMocks());

  return () => text;
}

/** Random files of code, and the same in one line per statement: prettier must make of the latter what we write. */
import fc from 'fast-check';
import { Call, call, Commented, commented, construct, Expression, imported, isStruct, local, propertiesOf, Reference } from '../../../lib/migration/code/expression';
import { SourceFile, Statement } from '../../../lib/migration/code/source-file';

const WORD = fc.oneof(
  fc.stringMatching(/^[a-z]{1,4}$/), fc.stringMatching(/^[a-z][A-Za-z]{3,30}$/), fc.constantFrom('port', 'labels', 'metadata', 'spec', 'relabelings'),
);
const KEY = fc.oneof({ weight: 4, arbitrary: WORD }, { weight: 1, arbitrary: fc.constantFrom('app.kubernetes.io/name', '1', 'a-b', "it's", '') });
const TEXT = fc.oneof(
  fc.string({ maxLength: 30 }), fc.stringMatching(/^[a-z/:._-]{0,90}$/), fc.constantFrom("it's", 'say "x"', '"it\'s"', 'a\\b', 'a\nb', '日本語', 'naïve', '(.+);(\\d+)'),
);
const NUMBER = fc.oneof(fc.integer({ min: -99999, max: 999999 }), fc.constantFrom(0, 0.5, -1.25, 1e21, 1e-7, 12345678901234));
const MODULE = fc.constantFrom('cdk8s', 'cdk8s-app-monitoring', './imports/k8s', '../other');
const REFERENCE = fc.oneof(
  fc.tuple(fc.stringMatching(/^[A-Z][A-Za-z]{2,25}$/), MODULE).map(([name, from]) => imported(name, from)),
  fc.constant(local('this')),
  fc.stringMatching(/^[a-z][a-z]{3,25}Value$/).map(local),
);
const CALLEE = fc.tuple(REFERENCE, fc.array(fc.stringMatching(/^[a-z][A-Za-z]{2,14}$/), { maxLength: 2 }))
  .map(([reference, members]) => members.reduce((found, name) => found.member(name), reference));
const FUNCTION = CALLEE.filter(({ name, members }) => name !== 'this' || members.length > 0);
const CLASS = fc.tuple(fc.stringMatching(/^[A-Z][A-Za-z]{2,25}$/), MODULE).map(([name, from]) => imported(name, from));
const COMMENT = fc.array(fc.stringMatching(/^[a-z ,.]{1,60}$/).map((text) => text.trim() || 'x'), { minLength: 1, maxLength: 2 });

/** Any expression without comments. */
export const EXPRESSION: fc.Arbitrary<Expression> = fc.letrec<{ any: Expression; members: Expression }>((tie) => ({
  any: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 4, arbitrary: TEXT as fc.Arbitrary<Expression> },
    { weight: 1, arbitrary: fc.oneof(NUMBER, fc.boolean(), fc.constant(null)) },
    { weight: 1, arbitrary: CALLEE },
    { weight: 3, arbitrary: fc.dictionary(KEY, tie('any'), { maxKeys: 5 }) },
    { weight: 2, arbitrary: fc.array(tie('any'), { maxLength: 5 }) },
    { weight: 1, arbitrary: fc.array(NUMBER, { maxLength: 30 }) },
    { weight: 2, arbitrary: fc.tuple(FUNCTION, fc.array(tie('any'), { maxLength: 3 })).map(([callee, args]) => call(callee, ...args)) },
    { weight: 2, arbitrary: fc.tuple(CLASS, fc.array(tie('any'), { maxLength: 3 })).map(([callee, args]) => construct(callee, ...args)) },
  ),
  members: fc.constant(null),
})).any;

const VALUE = fc.oneof(
  fc.tuple(CLASS, fc.dictionary(KEY, EXPRESSION, { maxKeys: 6 })).map(([callee, props]) => construct(callee, local('this'), 'some-id', props)),
  fc.tuple(FUNCTION, fc.array(EXPRESSION, { maxLength: 3 })).map(([callee, args]) => call(callee, ...args)),
);

const STATEMENT: fc.Arbitrary<Statement> = fc.record({
  comment: fc.option(COMMENT, { nil: undefined }),
  constant: fc.option(fc.stringMatching(/^[a-z][a-z]{2,25}Constant$/), { nil: undefined }),
  value: VALUE,
});

/** A file whose objects and lists have no comments. */
export const SOURCE_FILE: fc.Arbitrary<SourceFile> = fc.record({
  chart: fc.record({
    name: fc.stringMatching(/^[A-Z][a-z]{3,20}Monitoring$/),
    doc: fc.array(fc.stringMatching(/^[A-Z][a-z ]{5,80}$/).map((text) => text.trim()), { maxLength: 3 }),
    props: fc.option(fc.dictionary(KEY, EXPRESSION, { maxKeys: 3 }), { nil: undefined }),
    body: fc.uniqueArray(STATEMENT, { maxLength: 4, selector: ({ constant }) => constant ?? {} }),
  }),
  main: fc.constantFrom([], [{ constant: 'app', value: construct(imported('App', 'cdk8s')) }, { value: call(local('app').member('synth')) }]),
});

/** A file with comments in objects and lists, too. */
export const COMMENTED_FILE: fc.Arbitrary<SourceFile> = fc.tuple(SOURCE_FILE, fc.infiniteStream(fc.tuple(fc.nat(7), COMMENT)))
  .map(([file, stream]) => {
    const body = file.chart.body.map((statement) => ({ ...statement, value: withComments(statement.value, stream) }));

    return { ...file, chart: { ...file.chart, body } };
  });

function withComments(value: Expression, stream: fc.Stream<[number, string[]]>): Expression {
  const inside = (each: Expression): Expression => {
    const next = stream.next();
    const [chance, lines] = next.value as [number, string[]];
    const deep = withComments(each, stream);

    return chance === 0 ? commented(lines, deep) : deep;
  };
  if (value instanceof Call) return new Call(value.callee, value.args.map((arg) => withComments(arg, stream)), value.isNew);
  if (value instanceof Commented || value instanceof Reference || value === null || typeof value !== 'object') return value;
  if (isStruct(value)) return Object.fromEntries(propertiesOf(value).map(([key, property]) => [key, inside(property)]));
  const elements = value as readonly Expression[];

  return elements.every((element) => typeof element === 'number') ? elements : elements.map(inside);
}

import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {parseDuration} from '../../src/runbook/duration.ts';
import {compile} from '../../src/runbook/expression.ts';
import {nearest} from '../../src/runbook/nearest.ts';
import {onlyExpression, partsOf} from '../../src/runbook/template.ts';

describe('parseDuration', () => {
  it.each(['', '5', 'm', '0m', '-5m', '1.5h', '5 m', '5M', '5w', '05m', '1e3s'])(
    'refuses %j',
    (text) => {
      expect(parseDuration(text)).toBeUndefined();
    },
  );

  it.each([
    ['90s', 90],
    ['5m', 300],
    ['2h', 7_200],
    ['7d', 604_800],
  ])('reads %s as %i seconds', (text, seconds) => {
    expect(parseDuration(text)).toBe(seconds);
  });
});

describe('compile', () => {
  it.each(['', ' ', 'a..b', 'a ==', "a == 'b", 'a[', '"a', 'é', '`{`', "a 'b'"])(
    'refuses %j',
    (expression) => {
      expect(compile(expression)).toMatchObject({ok: false});
    },
  );

  it.each(["a == 'it\\'s'", 'a."on-purpose"', '`"x\\`y"`', 'a[?b == `1`].c | [0]', '!a && b'])(
    'takes %s',
    (expression) => {
      expect(compile(expression)).toMatchObject({ok: true});
    },
  );

  it('never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => typeof compile(text).ok === 'boolean'));
  });
});

describe('nearest', () => {
  it('finds nothing for a word that is far from all', () => {
    expect(nearest('banana', ['EnableKey', 'DisableKey'])).toBeUndefined();
    expect(nearest('x', [])).toBeUndefined();
  });

  it('finds a name behind one slip, whatever its case', () => {
    const names = ['EnableKey', 'DisableKey', 'DescribeKey'];
    for (const name of names) {
      for (let index = 0; index < name.length; index += 1) {
        const slipped = name.slice(0, index) + name.slice(index + 1);
        expect(nearest(slipped.toLowerCase(), names)).toBe(name);
      }
    }
  });
});

describe('partsOf', () => {
  it('gives the text back piece by piece', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const shown = partsOf(text).map((part) =>
          part.type === 'text'
            ? part.text
            : text.slice(part.start, text.indexOf('}}', part.start) + 2),
        );
        expect(shown.join('')).toBe(text);
      }),
    );
  });

  it('leaves an opening without its end as text', () => {
    expect(partsOf('a {{ b')).toEqual([{type: 'text', text: 'a {{ b'}]);
  });

  it('knows a template that stands alone', () => {
    expect(onlyExpression('{{ a.b }}')).toBe('a.b');
    expect(onlyExpression('{{ a }}{{ b }}')).toBeUndefined();
    expect(onlyExpression(' {{ a }}')).toBeUndefined();
  });
});
